using System.Runtime.InteropServices;

namespace BulkExport.Client.FuzzTests.Differential;

/// <summary>The functions of the zlib of the operating system. The runtime contains a different implementation, zlib-ng.</summary>
internal static unsafe partial class Zlib
{
    public const int Ok = 0;
    public const int StreamEnd = 1;
    public const int GzipWindowBits = 31;
    private const string Library = "libz.so.1";

    /// <summary>Gets a value indicating whether the library is installed.</summary>
    public static bool IsAvailable => NativeLibrary.TryLoad(Library, out _);

    [LibraryImport(Library, EntryPoint = "zlibVersion")]
    public static partial byte* GetVersion();

    [LibraryImport(Library, EntryPoint = "inflateInit2_")]
    public static partial int InflateInit(ZStream* stream, int windowBits, byte* version, int size);

    [LibraryImport(Library, EntryPoint = "inflate")]
    public static partial int Inflate(ZStream* stream, int flush);

    [LibraryImport(Library, EntryPoint = "inflateReset")]
    public static partial int InflateReset(ZStream* stream);

    [LibraryImport(Library, EntryPoint = "inflateEnd")]
    public static partial int InflateEnd(ZStream* stream);
}
