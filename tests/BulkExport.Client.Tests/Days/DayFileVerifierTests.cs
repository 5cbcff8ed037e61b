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
    public async Task CountRecordsAsync_LastLineWithOrWithoutNewline_CountsLine(string lines, int records)
    {
        using var file = new MemoryStream(Gzip.Member(lines));

        Assert.Equal(records, await DayFileVerifier.CountRecordsAsync(file, Cancellation));
        Assert.True(file.CanRead); // the caller disposes the stream
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task TryGetCompleteFileAsync_ExpectedSize_ReturnsFile(int members)
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
    public async Task TryGetCompleteFileAsync_InvalidFile_ReturnsNull()
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
    public async Task TryGetCompleteFileAsync_FileLocked_ThrowsWithPath()
    {
        await using var inUse = new FileStream(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var exception = await Assert.ThrowsAsync<BulkExportFileException>(() =>
            DayFileVerifier.TryGetCompleteFileAsync(Day, _path, size: null, Cancellation)
        );

        Assert.Equal(_path, exception.Path);
    }

    [Fact]
    public async Task TryGetCompleteFileAsync_ReadFails_ThrowsWithPathAndReason()
    {
        await using var broken = new BrokenStream();

        var exception = await Assert.ThrowsAsync<BulkExportFileException>(() =>
            DayFileVerifier.TryGetCompleteFileAsync(Day, _path, broken, broken.Length, Cancellation)
        );

        Assert.Equal(_path, exception.Path);
        Assert.Contains("Input/output error", exception.Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_path);

    /// <summary>A file whose reads fail.</summary>
    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("Input/output error");
    }
}
