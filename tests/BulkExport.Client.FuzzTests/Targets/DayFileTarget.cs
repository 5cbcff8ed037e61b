namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>The file of a day as a whole, with the threads that read ahead in it.</summary>
internal sealed class DayFileTarget() : GzipTarget("day")
{
    private const long MaxExpansion = 1032; // what deflate can do

    private int _records;
    private int _gaps;
    private BulkExportFormatException? _failure;

    public override int Share => 3;

    public override bool UsesThreads => true;

    /// <summary>Each thread that had a long line keeps buffers of megabytes in the pools.</summary>
    public override long MaxGrowth => 16 * 1024 * 1024;

    /// <summary>Each record and each failure has its price, and the buffers are for the content and not for what it was compressed to.</summary>
    public override long MaxAllocated(byte[] input)
    {
        Expected.Decompress(input);
        var length = Expected.IsFull ? MaxExpansion * input.Length : Expected.Content.Length;
        return (1024 * 1024) + (4096L * (_records + _gaps)) + (8 * length);
    }

    public override string Exercise(byte[] input)
    {
        (_records, _gaps, _failure) = (0, 0, null);
        try
        {
            ReadAsync(new ExportFileReader(ChunkedStream.Of(input, int.MaxValue, 64, 5))).GetAwaiter().GetResult();
            return "whole";
        }
        catch (BulkExportFormatException e)
        {
            _failure = e;
            return "content";
        }
    }

    public override void Judge(byte[] input)
    {
        var isWhole = Expected.Decompress(input);
        if (Expected.IsFull || Expected.HasStray)
        {
            return; // more may come, or it may be noticed
        }

        FindingException.Unless(_failure is null || !isWhole, "what is whole was refused");
        FindingException.Unless(_failure is not null || isWhole, "what is not whole was read");
        if (_failure is not null)
        {
            VisibleOutput.Require(_failure);
            return;
        }

        var lines = Json.WithoutMark(Expected.Content.ToArray());
        var count = 0;
        foreach (var line in lines.AsSpan().Split((byte)'\n'))
        {
            count += lines.AsSpan(line).Trim(" \t\r"u8).IsEmpty ? 0 : 1;
        }

        FindingException.Unless(count == _records + _gaps, "lines are missing, or there are too many");
    }

    private async Task ReadAsync(ExportFileReader file)
    {
        await foreach (var _ in file.ReadRecordsAsync<MessageRecord>(new RecordReadOptions { OnError = _ => _gaps++ }))
        {
            _records++;
        }
    }
}
