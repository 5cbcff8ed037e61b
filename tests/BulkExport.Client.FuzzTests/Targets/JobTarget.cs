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
            var utf8 = Json.WithoutByteOrderMark(input);
            var read = Json.Read(utf8, BulkExportJsonContext.Default.Job);
            Json.RequireEqual(
                _job is null || read is null ? _job : _job with { JobSid = read.JobSid }, // the client returns the SID in the requested case
                utf8,
                BulkExportJsonContext.Default.Job
            );
        }

        _ = (_job?.DayCount, _job?.IsFinished, _job?.Details.GetDays(JobStatus.Completed));
    }

    protected override async Task CallAsync()
    {
        _job = null;
        _job = await Client.Jobs.FetchAsync(Sid);
    }
}
