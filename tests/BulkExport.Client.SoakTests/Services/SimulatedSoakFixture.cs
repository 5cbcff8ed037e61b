using BulkExport.Client.Testing;

namespace BulkExport.Client.SoakTests;

/// <summary>A client of the simulated service.</summary>
internal sealed class SimulatedSoakFixture(
    IBulkExportClient client,
    IDisposable owner,
    SimulatedBulkExport service,
    Days days,
    SecretScanner watch,
    string folder
) : SoakFixture(client, owner, days, watch, folder)
{
    private const int MaxConcurrentDays = 4;

    /// <summary>Starts a service with a finished job over all days.</summary>
    public static SimulatedBulkExport Start(Days days)
    {
        var service = SimulatedBulkExport.Start(
            new SimulatedBulkExportOptions
            {
                DailyQuota = int.MaxValue,
                ConfigureNewJob = job => job with { QueueTime = TimeSpan.Zero, TimePerDay = TimeSpan.FromSeconds(0.2) },
            }
        );
        foreach (var day in days.All)
        {
            service.Files.Replace(Type, day.Day, day.Bytes);
        }

        service.Jobs.Add(Plan(Days.First, days.All.Count, isFinished: true));
        return service;
    }

    public override ExpectedJob NewJob(Call call, bool isFinished)
    {
        var first = call.Random.Next(Days.All.Count);
        var job = Plan(Days.First.AddDays(first), 1 + call.Random.Next(Math.Min(3, Days.All.Count - first)), isFinished);
        var sid = service.Jobs.Add(job);
        return new ExpectedJob(sid, job.StartDay, job.EndDay);
    }

    public override Task CheckDeletedAsync(JobSid jobSid, Call call)
    {
        WrongAnswerException.Unless(!service.Jobs.Contains(jobSid), $"job {jobSid} is still there");
        return Task.CompletedTask;
    }

    public override bool HasCreated(Job job) =>
        service.Jobs.Find(job.JobSid) is { } held && held.StartDay == job.StartDay && held.EndDay == job.EndDay;

    public override void CheckJobs(IReadOnlyList<Job> listed, Call call) =>
        WrongAnswerException.Unless(
            listed.Any(job => job.StartDay == Days.First && job.DayCount == Days.All.Count),
            "a job is not on the list"
        );

    public override void CheckDays(IReadOnlyList<ExportedDay> listed, Call call)
    {
        WrongAnswerException.Unless(Days.All.All(day => listed.Any(one => one.Day == day.Day)), "a day is not on the list");
        WrongAnswerException.Unless(listed.All(one => one.Size == Days.Find(one.Day)?.Bytes.Length), "a day is listed with another size");
    }

    /// <summary>Other calls change it too, but the answer to an update is what that update made of it.</summary>
    public override void CheckConfiguration(ExportConfiguration configuration, bool? asked) =>
        WrongAnswerException.Unless(
            configuration.ResourceType == Type
                && (asked is null || (configuration.Enabled == asked && configuration.WebhookUrl?.OriginalString == Secrets.Webhook)),
            $"the configuration came out as {configuration}"
        );

    private static SimulatedJob Plan(DateOnly start, int count, bool isFinished) =>
        new()
        {
            StartDay = start,
            EndDay = start.AddDays(count - 1),
            Age = isFinished ? TimeSpan.FromHours(1) : TimeSpan.Zero,
            QueueTime = TimeSpan.FromSeconds(0.5),
            TimePerDay = TimeSpan.FromSeconds(0.5),
            MaxConcurrentDays = MaxConcurrentDays,
            Email = Secrets.Mail,
            WebhookUrl = new Uri(Secrets.Webhook),
            WebhookMethod = HttpMethod.Post,
        };
}
