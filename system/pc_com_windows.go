package system

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"unsafe"

	"github.com/go-ole/go-ole"
	"golang.org/x/sys/windows"

	"unpause/system/check"
)

// withCOM runs f on a thread on which COM is ready. It stays on the caller's goroutine, where a panic can be caught.
func withCOM(f func() error) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	const alreadyReady = windows.Errno(windows.S_FALSE)
	err := windows.CoInitializeEx(0, windows.COINIT_MULTITHREADED)
	switch {
	case err == nil, errors.Is(err, alreadyReady):
		defer windows.CoUninitialize()
	case errors.Is(err, windows.Errno(windows.RPC_E_CHANGED_MODE)): // somebody made it ready in another way; that will do, and is theirs to end
	default:
		return comError(err)
	}
	return f()
}

// object is a COM object whose functions and properties are called by their names.
type object struct{ *ole.IDispatch }

// newObject makes an object of a class, named by its program id or its GUID.
func newObject(class string) (object, error) {
	id, err := ole.ClassIDFrom(class)
	if err != nil {
		return object{}, comError(err)
	}
	unknown, err := ole.CreateInstance(id, ole.IID_IDispatch)
	if err != nil {
		return object{}, comError(err)
	}
	return object{(*ole.IDispatch)(unsafe.Pointer(unknown))}, nil
}

// Ways to invoke a name.
const (
	property = int16(ole.DISPATCH_PROPERTYGET)
	method   = int16(ole.DISPATCH_METHOD)
	either   = property | method // as scripts ask, which do not tell them apart
)

// invoke answers with a value that the caller clears.
func (o object) invoke(how int16, name string, args ...any) (*ole.VARIANT, error) {
	value, err := o.InvokeWithOptionalArgs(name, how, args)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, comError(err))
	}
	return value, nil
}

// ask answers with a number, a text or a truth.
func ask[T int32 | string | bool](o object, how int16, name string, args ...any) (answer T, err error) {
	value, err := o.invoke(how, name, args...)
	if err != nil {
		return answer, err
	}
	defer value.Clear()
	answer, ok := value.Value().(T)
	if !ok {
		return answer, fmt.Errorf("%s is of type %v: %w", name, value.VT, check.ErrDamaged)
	}
	return answer, nil
}

// get answers with another object, which the caller releases.
func (o object) get(how int16, name string, args ...any) (object, error) {
	value, err := o.invoke(how, name, args...)
	if err != nil {
		return object{}, err
	}
	inner := value.ToIDispatch()
	if inner == nil {
		value.Clear()
		return object{}, fmt.Errorf("%s is of type %v: %w", name, value.VT, check.ErrDamaged)
	}
	return object{inner}, nil
}

// each goes through a collection. Package oleutil has such a loop, but it passes errors over, and WMI tells its errors only here.
func (o object) each(see func(object) error) error {
	list, err := o.invoke(property, "_NewEnum")
	if err != nil {
		return err
	}
	defer list.Clear()
	if list.ToIUnknown() == nil {
		return fmt.Errorf("_NewEnum is of type %v: %w", list.VT, check.ErrDamaged)
	}
	items, err := list.ToIUnknown().IEnumVARIANT(ole.IID_IEnumVariant)
	if err != nil {
		return comError(err)
	}
	defer items.Release()
	for {
		item, length, err := items.Next(1)
		if length == 0 {
			return endOf(err)
		}
		if err := seeOne(&item, see); err != nil {
			return err
		}
	}
}

func seeOne(item *ole.VARIANT, see func(object) error) error {
	defer item.Clear()
	inner := item.ToIDispatch()
	if inner == nil {
		return fmt.Errorf("an item is of type %v: %w", item.VT, check.ErrDamaged)
	}
	return see(object{inner})
}

// endOf tells the end of a collection from a failure.
func endOf(err error) error {
	if err == nil {
		return nil
	}
	if number, _ := comNumber(err); number == uint32(windows.S_FALSE) {
		return nil
	}
	return comError(err)
}

// comError gives an error of COM its meaning.
func comError(err error) error {
	number, words := comNumber(err)
	if words == "" {
		words = windows.Errno(number).Error()
	}
	return comMeaning(number, errors.New(words))
}

// exception is the number that says that the real one is inside.
const exception = 0x80020009 // DISP_E_EXCEPTION

// comNumber takes an error of COM apart. The words are those of the program that was asked, if it said any.
func comNumber(err error) (number uint32, words string) {
	if plain, ok := errors.AsType[windows.Errno](err); ok {
		return uint32(plain), ""
	}
	failure, ok := errors.AsType[*ole.OleError](err)
	if !ok {
		return 0, err.Error()
	}
	if words = strings.TrimSpace(failure.Description()); words == "<nil>" { // as go-ole writes that there are none
		words = ""
	}
	inner, ok := failure.SubError().(ole.EXCEPINFO)
	if ok && uint32(failure.Code()) == exception && inner.SCODE() != 0 {
		return inner.SCODE(), words
	}
	return uint32(failure.Code()), words
}

// networkListManager is the class of Windows' list of networks, which has no program id.
const networkListManager = "{DCB00C01-570F-4A9B-8D69-199FDBA5723B}"

func (windowsPC) Internet() (opinion check.Internet, err error) {
	err = withCOM(func() error {
		list, err := newObject(networkListManager)
		if err != nil {
			return err
		}
		defer list.Release()
		connectivity, err := ask[int32](list, method, "GetConnectivity")
		opinion = internetOf(connectivity)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("the list of networks: %w", err)
	}
	return opinion, nil
}

func (windowsPC) Firewall() (profiles []check.Profile, err error) {
	err = withCOM(func() error {
		policy, err := newObject("HNetCfg.FwPolicy2")
		if err != nil {
			return err
		}
		defer policy.Release()
		active, err := ask[int32](policy, property, "CurrentProfileTypes")
		if err != nil {
			return err
		}
		profiles, err = profilesOf(active, func(bit int32) (on bool, outbound int32, err error) {
			if on, err = ask[bool](policy, property, "FirewallEnabled", bit); err != nil {
				return false, 0, err
			}
			outbound, err = ask[int32](policy, property, "DefaultOutboundAction", bit)
			return on, outbound, err
		})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("the firewall: %w", err)
	}
	return profiles, nil
}

// securityKinds are the classes of the security center and the kinds of programs in them.
var securityKinds = []struct{ class, name string }{{"AntiVirusProduct", "antivirus"}, {"FirewallProduct", "firewall"}}

func (windowsPC) SecurityPrograms() (programs []check.SecurityProgram, err error) {
	err = withCOM(func() error {
		center, err := connectWMI(`root\SecurityCenter2`)
		if err != nil {
			return err
		}
		defer center.Release()
		for _, kind := range securityKinds {
			products, err := productsOf(center, kind.class)
			if err != nil {
				return err
			}
			programs = append(programs, othersThanWindows(kind.name, products)...)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("the security center: %w", err)
	}
	return programs, nil
}

// connectWMI opens a namespace of Windows' management information. Windows Server lacks that of the security center.
func connectWMI(namespace string) (object, error) {
	locator, err := newObject("WbemScripting.SWbemLocator")
	if err != nil {
		return object{}, err
	}
	defer locator.Release()
	return locator.get(method, "ConnectServer", ".", namespace)
}

// query goes through the answers of a namespace.
func query(namespace object, question string, see func(object) error) error {
	answers, err := namespace.get(method, "ExecQuery", question)
	if err != nil {
		return err
	}
	defer answers.Release()
	return answers.each(see)
}

func productsOf(center object, class string) (products []securityProduct, err error) {
	err = query(center, "SELECT displayName, instanceGuid, productState FROM "+class, func(o object) (err error) {
		var p securityProduct
		if p.name, err = ask[string](o, either, "displayName"); err != nil {
			return err
		}
		if p.id, err = ask[string](o, either, "instanceGuid"); err != nil {
			return err
		}
		p.state, err = ask[int32](o, either, "productState")
		products = append(products, p)
		return err
	})
	return products, err
}
