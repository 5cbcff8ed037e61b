using BulkExport.Client.Tests.Records;

namespace BulkExport.Client.Tests.Days;

/// <summary>Files that are there already: they count only when they are whole.</summary>
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
    public async Task CountRecordsAsync_LastLineWithAndWithoutAnEnd_IsCounted(string lines, int records)
    {
        using var file = new MemoryStream(Gzip.Member(lines));

        Assert.Equal(records, await DayFileVerifier.CountRecordsAsync(file, Cancellation));
        Assert.True(file.CanRead); // it is the caller's to close
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task FindWholeAsync_OfTheSizeThatIsKnown_IsWhatIsInIt(int members)
    {
        var content = members == 0 ? [] : ThreeLines;
        await File.WriteAllBytesAsync(_path, content, Cancellation);

        Assert.Equal(
            new ExportFile
            {
                Day = Day,
                Path = _path,
                Size = content.Length,
                RecordCount = 3 * members,
                AlreadyExisted = true,
            },
            await DayFileVerifier.TryGetCompleteFileAsync(Day, _path, content.Length, Cancellation)
        );
    }

    [Fact]
    public async Task FindWholeAsync_OfAnotherSizeOrNoBytesOrDamagedOrGone_IsNotThere()
    {
        Assert.Null(await DayFileVerifier.TryGetCompleteFileAsync(Day, _path, size: null, Cancellation));

        await File.WriteAllBytesAsync(_path, ThreeLines, Cancellation);
        Assert.Null(await DayFileVerifier.TryGetCompleteFileAsync(Day, _path, ThreeLines.Length + 1, Cancellation));

        await File.WriteAllBytesAsync(_path, ThreeLines[..^1], Cancellation);
        Assert.Null(await DayFileVerifier.TryGetCompleteFileAsync(Day, _path, size: null, Cancellation));

        File.Delete(_path);
        Assert.Null(await DayFileVerifier.TryGetCompleteFileAsync(Day, _path, size: null, Cancellation));
    }

    [Fact]
    public async Task FindWholeAsync_CannotBeOpened_NamesTheFile()
    {
        await using var inUse = new FileStream(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var thrown = await Assert.ThrowsAsync<BulkExportFileException>(() =>
            DayFileVerifier.TryGetCompleteFileAsync(Day, _path, size: null, Cancellation)
        );

        Assert.Equal(_path, thrown.Path);
    }

    [Fact]
    public async Task FindWholeAsync_CannotBeRead_NamesTheFileAndTheReason()
    {
        await using var broken = new BrokenStream();

        var thrown = await Assert.ThrowsAsync<BulkExportFileException>(() =>
            DayFileVerifier.TryGetCompleteFileAsync(Day, _path, broken, broken.Length, Cancellation)
        );

        Assert.Equal(_path, thrown.Path);
        Assert.Contains("Input/output error", thrown.Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_path);

    /// <summary>A file on a disk that fails.</summary>
    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("Input/output error");
    }
}
