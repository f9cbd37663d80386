package system

import (
	"errors"
	"fmt"
	"net/netip"
	"unsafe"

	"golang.org/x/sys/windows"

	"unpause/system/check"
)

func (windowsPC) Adapters() ([]check.Adapter, error) {
	links, err := readLinks()
	if err != nil {
		return nil, err
	}
	routes, err := readRoutes()
	if err != nil {
		return nil, err
	}
	markDefault(links, routes)
	adapters := make([]check.Adapter, len(links))
	for i, l := range links {
		adapters[i] = l.Adapter
	}
	return adapters, nil
}

func readLinks() ([]link, error) {
	const flags = windows.GAA_FLAG_INCLUDE_GATEWAYS | windows.GAA_FLAG_SKIP_ANYCAST | windows.GAA_FLAG_SKIP_MULTICAST | windows.GAA_FLAG_SKIP_DNS_SERVER
	buffer, err := enlarging(16<<10, func(answer unsafe.Pointer, size *uint32) error {
		return windows.GetAdaptersAddresses(windows.AF_UNSPEC, flags, 0, (*windows.IpAdapterAddresses)(answer), size)
	})
	if errors.Is(err, windows.ERROR_NO_DATA) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var links []link
	for a := (*windows.IpAdapterAddresses)(unsafe.Pointer(&buffer[0])); a != nil; a = a.Next {
		links = append(links, link{id: a.Luid, metricV4: a.Ipv4Metric, metricV6: a.Ipv6Metric, Adapter: check.Adapter{
			Name: windows.UTF16PtrToString(a.FriendlyName), Description: windows.UTF16PtrToString(a.Description), Kind: int(a.IfType),
			Up: a.OperStatus == windows.IfOperStatusUp, Gateway: a.FirstGatewayAddress != nil,
		}})
	}
	return links, nil
}

// enlarging asks for a table until the memory for it is large enough: it may grow between two questions.
func enlarging(size uint32, ask func(answer unsafe.Pointer, size *uint32) error) ([]uint64, error) {
	const attempts = 5
	for range attempts {
		buffer := room(size)
		err := ask(unsafe.Pointer(&buffer[0]), &size)
		if err == nil {
			return buffer, nil
		}
		if !errors.Is(err, windows.ERROR_BUFFER_OVERFLOW) && !errors.Is(err, windows.ERROR_INSUFFICIENT_BUFFER) {
			return nil, err
		}
	}
	return nil, errors.New("the table grows faster than it can be read")
}

func readRoutes() ([]route, error) {
	var table *windows.MibIpForwardTable2
	if err := windows.GetIpForwardTable2(windows.AF_UNSPEC, &table); err != nil {
		return nil, err
	}
	defer windows.FreeMibTable(unsafe.Pointer(table))
	var routes []route
	for _, row := range table.Rows() {
		if prefix := prefixOf(&row.DestinationPrefix); prefix.IsValid() {
			routes = append(routes, route{link: row.InterfaceLuid, prefix: prefix, metric: row.Metric})
		}
	}
	return routes, nil
}

func prefixOf(p *windows.IpAddressPrefix) netip.Prefix {
	address := netip.AddrFrom4((*windows.RawSockaddrInet4)(unsafe.Pointer(&p.Prefix)).Addr)
	if p.Prefix.Family == windows.AF_INET6 {
		address = netip.AddrFrom16((*windows.RawSockaddrInet6)(unsafe.Pointer(&p.Prefix)).Addr)
	}
	return netip.PrefixFrom(address, int(p.PrefixLength))
}

// winsockVersion is 2.2.
const winsockVersion = 0x202

// NetworkSeen asks as Chromium does (net/base/network_change_notifier_win.cc): any network in the list will do, even one whose name has no room in the
// answer. Where the list cannot be had, Chromium goes on as if there were a network.
func (windowsPC) NetworkSeen() (bool, error) {
	var data windows.WSAData
	if err := windows.WSAStartup(winsockVersion, &data); err != nil {
		return false, err
	}
	defer windows.WSACleanup()
	query := windows.WSAQUERYSET{NameSpace: windows.NS_NLA}
	query.Size = uint32(unsafe.Sizeof(query))
	var list windows.Handle
	if err := windows.WSALookupServiceBegin(&query, windows.LUP_RETURN_ALL, &list); err != nil {
		return false, fmt.Errorf("the list of networks: %w", err)
	}
	defer windows.WSALookupServiceEnd(list)
	const nameLength = 256 // bytes, as in Chromium
	size := query.Size + nameLength
	buffer := room(size)
	answer := (*windows.WSAQUERYSET)(unsafe.Pointer(&buffer[0]))
	answer.Size = query.Size
	length := int32(size)
	err := windows.WSALookupServiceNext(list, windows.LUP_RETURN_NAME, &length, answer)
	return err == nil || errors.Is(err, windows.WSAEFAULT), nil
}

var (
	getTCPTable   = windows.NewLazySystemDLL("iphlpapi.dll").NewProc("GetExtendedTcpTable")
	winHTTP       = windows.NewLazySystemDLL("winhttp.dll")
	personsProxy  = winHTTP.NewProc("WinHttpGetIEProxyConfigForCurrentUser")
	servicesProxy = winHTTP.NewProc("WinHttpGetDefaultProxyConfiguration")
	globalFree    = windows.NewLazySystemDLL("kernel32.dll").NewProc("GlobalFree")
)

// tcpListeners asks for listeners and their processes, the only table of them that there is for both kinds of addresses (iprtrmib.h).
const tcpListeners = 3

func (windowsPC) Listens(port int) (bool, error) {
	if err := available(getTCPTable); err != nil {
		return false, err
	}
	v4, errV4 := listeners(windows.AF_INET)
	v6, errV6 := listeners(windows.AF_INET6)
	if listenersV4.listens(v4, port) || listenersV6.listens(v6, port) {
		return true, nil
	}
	return false, errors.Join(errV4, errV6)
}

func listeners(family uintptr) ([]uint32, error) {
	buffer, err := enlarging(16<<10, func(answer unsafe.Pointer, size *uint32) error {
		result, _, _ := getTCPTable.Call(uintptr(answer), uintptr(unsafe.Pointer(size)), 0, family, tcpListeners, 0)
		return errorOf(result)
	})
	if err != nil {
		return nil, err
	}
	return unsafe.Slice((*uint32)(unsafe.Pointer(&buffer[0])), len(buffer)*2), nil
}

// errorOf is for functions that return the number of an error, 0 for none.
func errorOf(number uintptr) error {
	if number == 0 {
		return nil
	}
	return windows.Errno(number)
}

// proxyOfPerson is WINHTTP_CURRENT_USER_IE_PROXY_CONFIG of winhttp.h.
type proxyOfPerson struct {
	detect                 int32
	script, server, bypass *uint16
}

func (windowsPC) Proxy() (check.Proxy, error) {
	if err := available(personsProxy); err != nil {
		return check.Proxy{}, err
	}
	var p proxyOfPerson
	if ok, _, err := personsProxy.Call(uintptr(unsafe.Pointer(&p))); ok == 0 {
		return check.Proxy{}, ignoring(windows.ERROR_FILE_NOT_FOUND, err) // nothing was ever set
	}
	defer free(p.script, p.server, p.bypass)
	return check.Proxy{Server: windows.UTF16PtrToString(p.server), Script: windows.UTF16PtrToString(p.script), Detect: p.detect != 0}, nil
}

// proxyOfServices is WINHTTP_PROXY_INFO of winhttp.h.
type proxyOfServices struct {
	access         uint32
	server, bypass *uint16
}

func (windowsPC) ServiceProxy() (string, error) {
	if err := available(servicesProxy); err != nil {
		return "", err
	}
	var p proxyOfServices
	if ok, _, err := servicesProxy.Call(uintptr(unsafe.Pointer(&p))); ok == 0 {
		return "", err
	}
	defer free(p.server, p.bypass)
	return windows.UTF16PtrToString(p.server), nil
}

// free gives texts back to Windows, which made them.
func free(texts ...*uint16) {
	if available(globalFree) != nil {
		return
	}
	for _, text := range texts {
		if text != nil {
			globalFree.Call(uintptr(unsafe.Pointer(text)))
		}
	}
}
