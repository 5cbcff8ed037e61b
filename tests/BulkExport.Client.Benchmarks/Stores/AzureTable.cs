using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BulkExport.Client.Benchmarks.Quick;

namespace BulkExport.Client.Benchmarks.Stores;

/// <summary>Measures how long it takes to download 60 days of 10 MB to Azure Blob Storage, beside the upload of the same bytes from memory with the Azure SDK and the
/// same concurrency. Each runs in processes of its own, and the best of three rounds counts.</summary>
/// <remarks>The endpoint is that of the emulator Azurite, for example <c>azurite-blob --inMemoryPersistence --skipApiVersionCheck --silent</c>.</remarks>
internal static class AzureTable
{
    public const int FileSize = 10_000_000;
    private const int Rounds = 3;

    public static async Task PrintAsync(Targets targets, string endpoint)
    {
        using var server = new DayServer(CreateFile());
        var (ours, others, memory, otherMemory) = (TimeSpan.MaxValue, TimeSpan.MaxValue, 0L, 0L);
        for (var round = 0; round < Rounds; round++)
        {
            var (time, peak) = await MeasureAsync(AzureUpload.Argument, endpoint, $"sdk-{Guid.NewGuid():N}");
            (others, otherMemory) = (time < others ? time : others, Math.Max(otherMemory, peak));
            (time, peak) = await MeasureAsync(AzureDownload.Argument, endpoint, $"ours-{Guid.NewGuid():N}", server.BaseAddress.AbsoluteUri);
            (ours, memory) = (time < ours ? time : ours, Math.Max(memory, peak));
            Console.WriteLine(
                $"round {round + 1}: SDK {others.TotalSeconds:N2} s, DownloadJobAsync {ours.TotalSeconds:N2} s (best so far)"
            );
        }

        Console.WriteLine($"{$"{DayServer.Days.Count} days of 10 MB to Azure Blob Storage", -40}{"s", 10}{"ratio", 8}{"peak MB", 10}");
        Console.WriteLine(
            $"  {"BlockBlobClient.UploadAsync from memory", -38}{others.TotalSeconds, 10:N2}{1, 8:N2}{otherMemory / 1e6, 10:N0}"
        );
        Console.WriteLine($"  {"DownloadJobAsync", -38}{ours.TotalSeconds, 10:N2}{ours / others, 8:N2}{memory / 1e6, 10:N0}");
        Console.WriteLine();
        targets.Time("60 days to Azure Blob Storage, of the SDK", 1.3, ours / others);
        targets.Time("peak memory in MB", 300, memory / 1e6);
    }

    /// <summary>Creates a file whose records can be compressed as little as random text.</summary>
    public static byte[] CreateFile()
    {
        using var file = new MemoryStream();
        while (file.Length < FileSize)
        {
            using var gzip = new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true);
            for (var record = 0; record < 1000; record++)
            {
                var sid = RandomNumberGenerator.GetHexString(32, lowercase: true);
                var body = Convert.ToBase64String(RandomNumberGenerator.GetBytes(180));
                gzip.Write(
                    Encoding.ASCII.GetBytes($$"""{"sid":"SM{{sid}}","status":"delivered","price":"-0.00750","body":"{{body}}"}{{'\n'}}""")
                );
            }
        }

        return file.ToArray();
    }

    private static async Task<(TimeSpan Time, long PeakMemory)> MeasureAsync(params string[] arguments)
    {
        string[] first =
            Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(AzureTable).Assembly.Location] : [];
        using var process = Process.Start(
            new ProcessStartInfo(Environment.ProcessPath!, first.Concat(arguments)) { RedirectStandardOutput = true }
        )!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? (TimeSpan.FromSeconds(Parse(output.Split(' ')[0])), (long)Parse(output.Split(' ')[1]))
            : throw new InvalidOperationException($"{arguments[0]} exited with {process.ExitCode}: {output}");
    }

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
