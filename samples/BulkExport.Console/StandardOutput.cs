using Microsoft.Win32.SafeHandles;

namespace BulkExport.Samples;

/// <summary>The standard output as bytes.</summary>
internal static class StandardOutput
{
    private const int Descriptor = 1;
    private const int BrokenPipe = 32; // EPIPE, on Linux and macOS
    private const int WindowsBrokenPipe = unchecked((int)0x8007006D); // ERROR_BROKEN_PIPE
    private const int WindowsNoData = unchecked((int)0x800700E8); // ERROR_NO_DATA

    /// <summary>The console's own stream says nothing when a pipe is closed, and a large day would be fetched to its end for nobody. A file
    /// stream says it; but in a file it would leave the place where the next program goes on writing.</summary>
    public static Stream Open()
    {
        if (OperatingSystem.IsWindows())
        {
            return Console.OpenStandardOutput();
        }

        var stream = new FileStream(new SafeFileHandle(Descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        if (!stream.CanSeek)
        {
            return stream;
        }

        stream.Dispose();
        return Console.OpenStandardOutput();
    }

    /// <summary>Whether a write failed because nobody reads any more.</summary>
    public static bool IsClosedPipe(IOException failure) => failure.HResult is BrokenPipe or WindowsBrokenPipe or WindowsNoData;
}
