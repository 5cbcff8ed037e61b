using BulkExport.Client.Tests.Records;

namespace BulkExport.Client.Tests.Days;

/// <summary>Existing files are used only if they are complete.</summary>
public sealed class DayFileVerifierTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 11, 1);
    private static readonly byte[] ThreeLines = Gzip.Member("{}\n{}\n{}");

    private readonly string _path = Path.GetTempFileName();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", 0)]
    [InlineData("{}", 1)]
    [InlineData("{}\n", 1)]
    [InlineData("{}\n{}", 2)]
    [InlineData("\n", 0)]
    [InlineData("\r\n \t\n", 0)]
    [InlineData("\ufeff", 0)]
    [InlineData("\ufeff{}\r\n\r\n{}\n\n", 2)]
    public async Task CountRecordsAsync_LastLineWithAndWithoutAnEnd_IsCounted(string lines, int records)
    {
        using var file = new MemoryStream(Gzip.Member(lines));

        Assert.Equal(records, await DayFileVerifier.CountRecordsAsync(file, Cancellation));
        Assert.True(file.CanRead); // the caller disposes the stream
    }

    [Fact]
    public async Task FindCompleteAsync_CompleteFile_ReturnsWhatIsInIt()
    {
        await File.WriteAllBytesAsync(_path, ThreeLines, Cancellation);

        Assert.Equal(
            new ExportFile
            {
                Day = Day,
                Path = _path,
                Size = ThreeLines.Length,
                RecordCount = 3,
                Sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(ThreeLines)),
                AlreadyExisted = true,
            },
            await DayFileVerifier.FindCompleteAsync(Day, _path, Cancellation)
        );
    }

    [Fact]
    public async Task FindCompleteAsync_EmptyOrTruncatedOrMissingFile_ReturnsNull()
    {
        Assert.Null(await DayFileVerifier.FindCompleteAsync(Day, _path, Cancellation));

        await File.WriteAllBytesAsync(_path, ThreeLines[..^1], Cancellation);
        Assert.Null(await DayFileVerifier.FindCompleteAsync(Day, _path, Cancellation));

        File.Delete(_path);
        Assert.Null(await DayFileVerifier.FindCompleteAsync(Day, _path, Cancellation));
    }

    [Fact]
    public async Task FindCompleteAsync_CannotBeOpened_NamesTheFile()
    {
        File.Delete(_path);
        Directory.CreateDirectory(_path);
        var thrown = await Assert.ThrowsAsync<BulkExportFileException>(() => DayFileVerifier.FindCompleteAsync(Day, _path, Cancellation));

        Assert.Equal(_path, thrown.Path);
        Directory.Delete(_path);
    }

    [Fact]
    public async Task FindCompleteAsync_CannotBeRead_NamesTheFileAndTheReason()
    {
        await using var broken = new BrokenStream();
        broken.SetLength(1);

        var thrown = await Assert.ThrowsAsync<BulkExportFileException>(() =>
            DayFileVerifier.FindCompleteAsync(Day, _path, broken, Cancellation)
        );

        Assert.Equal(_path, thrown.Path);
        Assert.Contains("Input/output error", thrown.Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_path);

    /// <summary>A file whose reads fail.</summary>
    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("Input/output error");
    }
}
