namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>The fetch of a job.</summary>
internal sealed class JobTarget() : AnswerTarget("job")
{
    private static readonly JobSid Sid = JobSid.Parse("JS00112233445566778899aabbccddeeff");

    private Job? _job;

    public override IEnumerable<byte[]> Seeds => JobSeeds.Jobs;

    public override void Judge(byte[] input)
    {
        base.Judge(input);
        var isWithoutSid = Failure is BulkExportFormatException { JsonPath: "$.job_sid" };
        if (!isWithoutSid)
        {
            Json.RequireSame(_job, Json.WithoutMark(input), BulkExportJsonContext.Default.Job);
        }

        _ = (_job?.DayCount, _job?.IsFinished, _job?.Details.GetDays(JobStatus.Completed));
    }

    protected override async Task CallAsync()
    {
        _job = null;
        _job = await Client.Jobs.FetchAsync(Sid);
    }
}
