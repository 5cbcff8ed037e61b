using System.ComponentModel;
using System.Diagnostics;

namespace BulkExport.Client.FuzzTests.Differential;

/// <summary>Runs <c>gzip -t</c>, to verify the judge itself.</summary>
internal static class GzipCommand
{
    /// <summary>Gets a value indicating whether the command is installed.</summary>
    public static bool IsAvailable
    {
        get
        {
            try
            {
                using var process = Start();
                process.StandardInput.Close();
                process.WaitForExit();
                return true;
            }
            catch (Win32Exception)
            {
                return false;
            }
        }
    }

    public static GzipVerdict Test(byte[] data)
    {
        using var process = Start();
        try
        {
            process.StandardInput.BaseStream.Write(data);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The process stops reading at the first error.
        }

        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode switch
        {
            0 => GzipVerdict.Accepted,
            2 => GzipVerdict.TrailingGarbage,
            _ => GzipVerdict.Rejected,
        };
    }

    private static Process Start() =>
        Process.Start(new ProcessStartInfo("gzip", "-t") { RedirectStandardInput = true, RedirectStandardError = true })!;
}
