// bcryptprimitives.dll for Wine 8, which Go programs ask for random numbers as they start. Wine 8 lacks it, and has two faults that Windows does not have
// and that show where many things are asked side by side. Both are mended here, before the program itself begins.
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID, ULONG); // RtlGenRandom

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
static void closeKeysOnce(BYTE *module)
{
	IMAGE_NT_HEADERS *head = (void *)(module + ((IMAGE_DOS_HEADER *)module)->e_lfanew);
	DWORD imports = head->OptionalHeader.DataDirectory[IMAGE_DIRECTORY_ENTRY_IMPORT].VirtualAddress;
	for (IMAGE_IMPORT_DESCRIPTOR *dll = (void *)(module + imports); dll->Name; dll++) {
		ULONG_PTR *name = (void *)(module + dll->OriginalFirstThunk), *function = (void *)(module + dll->FirstThunk);
		for (; *name; name++, function++) {
			DWORD before;
			if (IMAGE_SNAP_BY_ORDINAL(*name) || lstrcmpA((char *)((IMAGE_IMPORT_BY_NAME *)(module + *name))->Name, "RegCloseKey"))
				continue;
			closeKey = (void *)*function;
			VirtualProtect(function, sizeof *function, PAGE_READWRITE, &before);
			*function = (ULONG_PTR)closeOnce;
			VirtualProtect(function, sizeof *function, before, &before);
		}
	}
}

// The second fault: threads that ask the service manager for the first time at the same moment get connections that do not know each other's handles. One
// that is made early and stays open is shared by all.
static void meetServiceManager(void) { OpenSCManagerA(NULL, NULL, SC_MANAGER_CONNECT); }

__declspec(dllexport) BOOL ProcessPrng(PBYTE data, SIZE_T size)
{
	static BOOL mended;
	if (!mended) {
		mended = TRUE;
		closeKeysOnce((BYTE *)LoadLibraryA("shell32.dll"));
		meetServiceManager();
	}
	return SystemFunction036(data, (ULONG)size);
}
