namespace BulkExport.Client.SoakTests;

/// <summary>A client of the service on bare sockets.</summary>
internal sealed class RawSoakFixture(IBulkExportClient client, IDisposable owner, Days days, SecretScanner watch, string folder)
    : SoakFixture(client, owner, days, watch, folder)
{
    private const int MostPolls = 2;

    public override ExpectedJob NewJob(Call call, bool isFinished)
    {
        return RawJob.Any(call, Days, isFinished ? 0 : MostPolls).Expected;
    }

    /// <summary>It keeps no jobs, but knows what it answered.</summary>
    public override async Task CheckDeletedAsync(JobSid jobSid, Call call) =>
        WrongAnswerException.Unless(
            await Eventually.UntilAsync(() => call.Changes.MayBeDeleted || call.Faults.Contains(RawService.Spoilt)),
            $"job {jobSid} was never deleted"
        );

    public override bool HasCreated(Job job)
    {
        RawJob.Decode(job.JobSid.ToString()).Expected.Check(job);
        return true;
    }

    public override void CheckJobs(IReadOnlyList<Job> listed, Call call)
    {
        if (!HasOddPages(call))
        {
            WrongAnswerException.Unless(listed.Count == RawRoutes.Pages * RawRoutes.JobsOfPage, $"{listed.Count} jobs were listed");
            for (var place = 0; place < listed.Count; place++)
            {
                RawRoutes.Listed(place).Expected.Check(listed[place]);
            }
        }
    }

    public override void CheckDays(IReadOnlyList<ExportedDay> listed, Call call)
    {
        if (!HasOddPages(call))
        {
            var expected = Days.All.Select(day => (day.Day, (long?)day.Bytes.Length));
            WrongAnswerException.Unless(
                listed.Select(day => (day.Day, day.Size)).SequenceEqual(expected),
                "other days were listed than there are"
            );
        }
    }

    public override void CheckConfiguration(ExportConfiguration configuration, bool? asked) =>
        WrongAnswerException.Unless(
            configuration.Enabled == (asked ?? true) && configuration.WebhookUrl?.OriginalString == Secrets.Webhook,
            $"the configuration came out as {configuration}"
        );
}
