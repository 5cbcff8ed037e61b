namespace BulkExport.Client.SoakTests;

/// <summary>Represents a client of the raw server.</summary>
internal sealed class RawSoakFixture(IBulkExportClient client, IDisposable owner, Days days, SecretScanner scanner, string directory)
    : SoakFixture(client, owner, days, scanner, directory)
{
    private const int MaxPolls = 2;

    public override ExpectedJob NewJob(Call call, bool isFinished)
    {
        return RawJob.Any(call, Days, isFinished ? 0 : MaxPolls).Expected;
    }

    /// <summary>Verifies the deletion by the responses that were sent, because the raw server is stateless.</summary>
    public override async Task CheckDeletedAsync(JobSid jobSid, Call call) =>
        UnexpectedResultException.Require(
            await Eventually.UntilAsync(() => call.Changes.MayBeDeleted || call.Faults.Contains(RawService.Unsolicited)),
            $"job {jobSid} was never deleted"
        );

    public override bool HasCreated(Job job)
    {
        RawJob.Decode(job.JobSid.ToString()).Expected.Check(job);
        return true;
    }

    public override void CheckJobs(IReadOnlyList<Job> listed, Call call)
    {
        if (!HasUnknownItems(call))
        {
            UnexpectedResultException.Require(listed.Count == RawRoutes.Pages * RawRoutes.JobsOfPage, $"{listed.Count} jobs were listed");
            for (var place = 0; place < listed.Count; place++)
            {
                RawRoutes.Listed(place).Expected.Check(listed[place]);
            }
        }
    }

    public override void CheckDays(IReadOnlyList<ExportedDay> listed, Call call)
    {
        if (!HasUnknownItems(call))
        {
            var expected = Days.All.Select(day => (day.Day, (long?)day.Bytes.Length));
            UnexpectedResultException.Require(
                listed.Select(day => (day.Day, day.Size)).SequenceEqual(expected),
                "the listed days are incorrect"
            );
        }
    }

    public override void CheckConfiguration(ExportConfiguration configuration, bool? asked) =>
        UnexpectedResultException.Require(
            configuration.Enabled == (asked ?? true) && configuration.WebhookUrl?.OriginalString == Secrets.Webhook,
            $"the configuration is incorrect: {configuration}"
        );
}
