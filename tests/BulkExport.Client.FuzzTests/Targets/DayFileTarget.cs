namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>Reads the file of a day, including the threads that read ahead.</summary>
internal sealed class DayFileTarget() : GzipTarget("day")
{
    private const long MaxExpansion = 1032; // the maximum compression ratio of deflate

    private int _records;
    private int _errors;
    private BulkExportFormatException? _failure;

    public override int Weight => 3;

    public override bool UsesThreads => true;

    /// <summary>Gets the maximum growth of the heap. Each thread with a long line retains pooled buffers of several megabytes.</summary>
    public override long MaxGrowth => 16 * 1024 * 1024;

    /// <summary>Returns the limit, which depends on the records, the errors, and the decompressed length.</summary>
    public override long MaxAllocated(byte[] input)
    {
        Expected.Decompress(input);
        var length = Expected.IsFull ? MaxExpansion * input.Length : Expected.Content.Length;
        return (1024 * 1024) + (4096L * (_records + _errors)) + (8 * length);
    }

    public override string Exercise(byte[] input)
    {
        (_records, _errors, _failure) = (0, 0, null);
        try
        {
            ReadAsync(new ExportFileReader(ChunkedStream.Of(input, int.MaxValue, 64, 5))).GetAwaiter().GetResult();
            return "complete";
        }
        catch (BulkExportFormatException e)
        {
            _failure = e;
            return "invalid";
        }
    }

    public override void Verify(byte[] input)
    {
        var isComplete = Expected.Decompress(input);
        if (Expected.IsFull)
        {
            return; // the reference stopped early
        }

        FindingException.Require(_failure is null || !isComplete, "complete data was rejected");
        FindingException.Require(_failure is not null || isComplete, "incomplete data was accepted");
        if (_failure is not null)
        {
            VisibleOutput.Require(_failure);
            return;
        }

        var content = Expected.Content.ToArray();
        var count = ExpectedRecords.Split(content).Count();
        var counter = new RecordCounter();
        foreach (var part in content.Chunk(1 + (input.Length % 100)))
        {
            counter.Append(part);
        }

        FindingException.Require(count == _records + _errors, "the number of records is incorrect");
        FindingException.Require(count == counter.Count, "the records are not counted as they are read");
    }

    private async Task ReadAsync(ExportFileReader file)
    {
        await foreach (var _ in file.ReadRecordsAsync<MessageRecord>(new RecordReadOptions { OnError = _ => _errors++ }))
        {
            _records++;
        }
    }
}
