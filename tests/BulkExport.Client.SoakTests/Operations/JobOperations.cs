namespace BulkExport.Client.SoakTests;

/// <summary>Fetches, deletes, creates, and lists jobs.</summary>
internal static class JobOperations
{
    public static IEnumerable<SoakOperation> All =>
        [
            new("Jobs.Fetch", 30, TimeoutLimits.Call, FetchAsync),
            new("Jobs.Delete", 12, TimeoutLimits.Call, DeleteAsync),
            new("Jobs.Create", 12, TimeoutLimits.Call, CreateAsync) { FailsOnConnectionReset = true },
            new("Jobs.List", 12, TimeoutLimits.List, ListAsync),
        ];

    public static CreateJobRequest Request(ExpectedJob job) =>
        new()
        {
            ResourceType = SoakFixture.Type,
            StartDay = job.StartDay,
            EndDay = job.EndDay,
            FriendlyName = "a-name",
            Email = Secrets.Mail,
            Webhook = new JobWebhook(new Uri(Secrets.Webhook)),
        };

    private static async Task FetchAsync(SoakFixture fixture, Call call)
    {
        var expected = fixture.NewJob(call, isFinished: true);
        var job = await fixture.Client.Jobs.FetchAsync(expected.Sid, call.Token);
        expected.Check(job);
        UnexpectedResultException.Require(job.IsFinished, $"{job} is not finished");
        fixture.Scanner.Search($"{job} {job.Summary} {job.Details}", "results");
    }

    private static async Task DeleteAsync(SoakFixture fixture, Call call)
    {
        var expected = fixture.NewJob(call, isFinished: true);
        await fixture.Client.Jobs.DeleteAsync(expected.Sid, call.Token);
        await fixture.CheckDeletedAsync(expected.Sid, call);
    }

    private static async Task CreateAsync(SoakFixture fixture, Call call)
    {
        var expected = fixture.NewJob(call, isFinished: true);
        var request = Request(expected);
        call.CreatesOnce = true;
        var job = await fixture.Client.Jobs.CreateAsync(request, call.Token);
        UnexpectedResultException.Require(
            job.StartDay == request.StartDay && job.EndDay == request.EndDay && fixture.HasCreated(job),
            $"{job} does not match the request"
        );
        fixture.Scanner.Search($"{request} {request.Webhook} {job}", "results");
    }

    private static async Task ListAsync(SoakFixture fixture, Call call)
    {
        var max = call.Random.Next(4) == 0 ? call.Random.Next(8) : int.MaxValue;
        var listed = new List<Job>();
        await foreach (var job in fixture.Client.Jobs.ListAsync(SoakFixture.Type, call.Token))
        {
            listed.Add(job);
            if (listed.Count >= max)
            {
                return; // stops the enumeration early
            }
        }

        fixture.CheckJobs(listed, call);
    }
}
