namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>Fetches a job.</summary>
internal sealed class JobTarget() : ResponseTarget("job")
{
    private static readonly JobSid Sid = JobSid.Parse("JS00112233445566778899aabbccddeeff");

    private Job? _job;

    public override IEnumerable<byte[]> Seeds => JobSeeds.Jobs;

    public override void Verify(byte[] input)
    {
        base.Verify(input);
        var isWithoutSid = Failure is BulkExportFormatException { JsonPath: "$.job_sid" };
        if (!isWithoutSid)
        {
            Json.RequireEqual(_job, Json.WithoutByteOrderMark(input), BulkExportJsonContext.Default.Job);
        }

        _ = (_job?.DayCount, _job?.IsFinished, _job?.Details.GetDays(JobStatus.Completed));
    }

    protected override async Task CallAsync()
    {
        _job = null;
        _job = await Client.Jobs.FetchAsync(Sid);
    }
}
