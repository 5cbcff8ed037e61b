using Microsoft.Win32.SafeHandles;

namespace BulkExport.Cli.Infrastructure;

/// <summary>Opens the standard output as a stream of bytes.</summary>
internal static class StandardOutput
{
    private const int Descriptor = 1;
    private const int BrokenPipe = 32; // EPIPE, on Linux and macOS
    private const int WindowsBrokenPipe = unchecked((int)0x8007006D); // ERROR_BROKEN_PIPE
    private const int WindowsNoData = unchecked((int)0x800700E8); // ERROR_NO_DATA

    /// <summary>Opens the standard output. A pipe is opened as a file stream, because the console's own stream does not report that the pipe
    /// is closed, and a large day would be downloaded for no reader. A file is opened as the console's own stream, because a file stream
    /// would not advance the position that it shares with other processes.</summary>
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

    /// <summary>Determines whether a write failed because the reader closed the pipe.</summary>
    public static bool IsClosedPipe(IOException exception) => exception.HResult is BrokenPipe or WindowsBrokenPipe or WindowsNoData;
}
