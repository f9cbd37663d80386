// bcryptprimitives.dll for Wine 8, which Go programs ask for random numbers as they start. Wine 8 lacks it, and has two faults that Windows does not have
// and that show where many things are asked side by side. Both are mended here, before the program itself begins. So is what Wine 8 does not do at all: ask
// for the rights of an administrator, and refuse to start something.
#include <windows.h>
#include <shellapi.h>
#include <stdio.h>

BOOLEAN NTAPI SystemFunction036(PVOID, ULONG); // RtlGenRandom

// replaceImport gives a function that a module gets from others by this name another place, and returns its former one; NULL when there is none.
static void *replaceImport(BYTE *module, const char *function, void *instead)
{
	IMAGE_NT_HEADERS *head = (void *)(module + ((IMAGE_DOS_HEADER *)module)->e_lfanew);
	DWORD imports = head->OptionalHeader.DataDirectory[IMAGE_DIRECTORY_ENTRY_IMPORT].VirtualAddress;
	for (IMAGE_IMPORT_DESCRIPTOR *dll = (void *)(module + imports); dll->Name; dll++) {
		ULONG_PTR *name = (void *)(module + dll->OriginalFirstThunk), *place = (void *)(module + dll->FirstThunk);
		for (; *name; name++, place++) {
			if (IMAGE_SNAP_BY_ORDINAL(*name) || lstrcmpA((char *)((IMAGE_IMPORT_BY_NAME *)(module + *name))->Name, function))
				continue;
			void *former = (void *)*place;
			DWORD before;
			VirtualProtect(place, sizeof *place, PAGE_READWRITE, &before);
			*place = (ULONG_PTR)instead;
			VirtualProtect(place, sizeof *place, before, &before);
			return former;
		}
	}
	return NULL;
}

static LSTATUS (WINAPI *closeKey)(HKEY);
static __thread HKEY lastClosed;

// closeOnce passes over a key that was closed just before.
static LSTATUS WINAPI closeOnce(HKEY key)
{
	if (key && key == lastClosed) {
		lastClosed = NULL;
		return ERROR_SUCCESS;
	}
	lastClosed = key;
	return closeKey(key);
}

// The first fault: AssocQueryString, which is in shell32.dll, closes the same key of the registry twice. In between, its number may have been given to
// something of another thread, which is then closed instead.
static void closeKeysOnce(void) { closeKey = replaceImport((BYTE *)LoadLibraryA("shell32.dll"), "RegCloseKey", closeOnce); }

// The second fault: threads that ask the service manager for the first time at the same moment get connections that do not know each other's handles. One
// that is made early and stays open is shared by all.
static void meetServiceManager(void) { OpenSCManagerA(NULL, NULL, SC_MANAGER_CONNECT); }

// What tests have put into place: a person who says no when Windows asks for an administrator, and a Windows that refuses to start anything. Here everything
// runs as root, to whom Wine denies nothing.
static BOOL personSaysNo(void) { return GetFileAttributesA("C:\\recorder\\no.txt") != INVALID_FILE_ATTRIBUTES; }
static BOOL windowsRefuses(void) { return GetFileAttributesA("C:\\recorder\\refused.txt") != INVALID_FILE_ATTRIBUTES; }

// administrator is the token with all rights that belongs to a token without them; NULL for a program that has them already.
static HANDLE administrator(void)
{
	HANDLE own, full = NULL;
	TOKEN_ELEVATION_TYPE type;
	TOKEN_LINKED_TOKEN linked;
	DWORD size;
	if (!OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &own))
		return NULL;
	if (GetTokenInformation(own, TokenElevationType, &type, sizeof type, &size) && type == TokenElevationTypeLimited &&
		GetTokenInformation(own, TokenLinkedToken, &linked, sizeof linked, &size))
		full = linked.LinkedToken;
	CloseHandle(own);
	return full;
}

// runAsAdministrator is what the verb "runas" does on a PC whose person says yes or no. In Wine 8 it is the same as "open".
static BOOL runAsAdministrator(const WCHAR *file, const WCHAR *parameters, HANDLE *process)
{
	WCHAR line[2048];
	STARTUPINFOW start = {sizeof start};
	PROCESS_INFORMATION info;
	if (personSaysNo()) {
		SetLastError(ERROR_CANCELLED);
		return FALSE;
	}
	swprintf(line, sizeof line / sizeof *line, L"\"%ls\" %ls", file, parameters ? parameters : L"");
	if (!CreateProcessAsUserW(administrator(), NULL, line, NULL, NULL, FALSE, 0, NULL, NULL, &start, &info))
		return FALSE;
	CloseHandle(info.hThread);
	*process = info.hProcess;
	return TRUE;
}

static BOOL isRunas(const WCHAR *verb) { return verb && !lstrcmpW(verb, L"runas"); }

static HINSTANCE (WINAPI *shellExecute)(HWND, const WCHAR *, const WCHAR *, const WCHAR *, const WCHAR *, INT);

static HINSTANCE WINAPI execute(HWND window, const WCHAR *verb, const WCHAR *file, const WCHAR *parameters, const WCHAR *folder, INT show)
{
	HANDLE process;
	if (windowsRefuses()) {
		SetLastError(ERROR_ACCESS_DENIED);
		return (HINSTANCE)SE_ERR_ACCESSDENIED;
	}
	if (!isRunas(verb))
		return shellExecute(window, verb, file, parameters, folder, show);
	if (!runAsAdministrator(file, parameters, &process))
		return (HINSTANCE)SE_ERR_ACCESSDENIED; // also when the person said no
	CloseHandle(process);
	return (HINSTANCE)42; // anything above 32
}

static BOOL (WINAPI *shellExecuteEx)(SHELLEXECUTEINFOW *);

static BOOL WINAPI executeEx(SHELLEXECUTEINFOW *info)
{
	if (!isRunas(info->lpVerb))
		return shellExecuteEx(info);
	return runAsAdministrator(info->lpFile, info->lpParameters, &info->hProcess);
}

static FARPROC (WINAPI *getProcAddress)(HMODULE, const char *);

// findFunction hands out ours. Go programs ask for functions of Windows by name.
static FARPROC WINAPI findFunction(HMODULE module, const char *name)
{
	FARPROC function = getProcAddress(module, name);
	if (!function || !((ULONG_PTR)name >> 16)) // a number instead of a name
		return function;
	if (!lstrcmpA(name, "ShellExecuteW")) {
		shellExecute = (void *)function;
		return (FARPROC)execute;
	}
	if (!lstrcmpA(name, "ShellExecuteExW")) {
		shellExecuteEx = (void *)function;
		return (FARPROC)executeEx;
	}
	return function;
}

static void askForAdministrators(void) { getProcAddress = replaceImport((BYTE *)GetModuleHandleA(NULL), "GetProcAddress", findFunction); }

__declspec(dllexport) BOOL ProcessPrng(PBYTE data, SIZE_T size)
{
	static BOOL mended;
	if (!mended) {
		mended = TRUE;
		closeKeysOnce();
		meetServiceManager();
		askForAdministrators();
	}
	return SystemFunction036(data, (ULONG)size);
}
