using Microsoft.Win32.SafeHandles;

namespace BulkExport.Cli.Infrastructure;

/// <summary>Opens the standard output as a stream of bytes.</summary>
internal static class StandardOutput
{
    private const int Descriptor = 1;
    private const int InputOutputError = 5; // EIO, after the terminal was closed
    private const int BadFileDescriptor = 9; // EBADF, after the standard output was closed
    private const int BrokenPipe = 32; // EPIPE, on Linux and macOS
    private const int WindowsBrokenPipe = unchecked((int)0x8007006D); // ERROR_BROKEN_PIPE
    private const int WindowsNoData = unchecked((int)0x800700E8); // ERROR_NO_DATA

    /// <summary>Opens the standard output.</summary>
    /// <remarks>
    /// A pipe is opened as a file stream, because the console stream does not report a closed pipe, so that the download would continue without a reader. A
    /// file is opened as the console stream, because a file stream would not advance the file position that is shared with other processes.
    /// </remarks>
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

    /// <summary>Determines whether a write failed because the standard output or its terminal is closed. Failures of files are reported as a
    /// <see cref="BulkExportFileException"/>, so an <see cref="IOException"/> here concerns the standard output.</summary>
    public static bool IsClosed(Exception exception) =>
        exception switch
        {
            UnauthorizedAccessException { InnerException: IOException { HResult: BadFileDescriptor } } => true,
            IOException io => io.HResult is BadFileDescriptor or InputOutputError || IsClosedPipe(io),
            _ => false,
        };

    /// <summary>Determines whether a write failed because the reader closed the pipe.</summary>
    public static bool IsClosedPipe(IOException exception) => exception.HResult is BrokenPipe or WindowsBrokenPipe or WindowsNoData;
}
