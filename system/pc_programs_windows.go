package system

import (
	"slices"

	"golang.org/x/sys/windows"

	"unpause/system/check"
)

func (windowsPC) Processes() ([]check.Process, error) {
	all, err := listProcesses()
	if err != nil {
		return nil, err
	}
	ours := inOurSession(all)
	list := make([]check.Process, len(all))
	for i, p := range all {
		list[i] = check.Process{Name: p.name, Other: !slices.Contains(ours, p)}
		if !list[i].Other {
			list[i].Path = programOf(p.id)
		}
	}
	return list, nil
}

// programOf is the path of a process, empty where Windows does not tell, as for other people's.
func programOf(process uint32) string {
	handle, err := windows.OpenProcess(windows.PROCESS_QUERY_LIMITED_INFORMATION, false, process)
	if err != nil {
		return ""
	}
	defer windows.CloseHandle(handle)
	path := make([]uint16, windows.MAX_LONG_PATH)
	length := uint32(len(path))
	if err := windows.QueryFullProcessImageName(handle, 0, &path[0], &length); err != nil {
		return ""
	}
	return windows.UTF16ToString(path[:length])
}

// Handler asks for all three names that Windows may know. Only what is there is told, so an error of each means that it has none. A program that is gone may
// be known by its command only.
func (windowsPC) Handler(scheme string) (check.Handler, error) {
	if err := available(assocQueryString); err != nil {
		return check.Handler{}, err
	}
	program, _ := association(scheme, assocExecutable)
	if program == "" {
		command, _ := association(scheme, assocCommand)
		program = programOfCommand(command)
	}
	progID, _ := association(scheme, assocProgID)
	app, _ := association(scheme, assocAppID)
	return handlerOf(program, progID, app)
}
