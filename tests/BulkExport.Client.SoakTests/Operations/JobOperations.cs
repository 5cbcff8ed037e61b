namespace BulkExport.Client.SoakTests;

/// <summary>Single calls about jobs.</summary>
internal static class JobOperations
{
    public static IEnumerable<SoakOperation> All =>
        [
            new("Jobs.Fetch", 30, TimeoutLimits.Call, FetchAsync),
            new("Jobs.Delete", 12, TimeoutLimits.Call, DeleteAsync),
            new("Jobs.Create", 12, TimeoutLimits.Call, CreateAsync) { IsFragile = true },
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

    private static async Task FetchAsync(SoakFixture scene, Call call)
    {
        var expected = scene.NewJob(call, isFinished: true);
        var job = await scene.Client.Jobs.FetchAsync(expected.Sid, call.Token);
        expected.Check(job);
        WrongAnswerException.Unless(job.IsFinished, $"{job} is not finished");
        scene.Watch.Search($"{job} {job.Summary} {job.Details}", "results");
    }

    private static async Task DeleteAsync(SoakFixture scene, Call call)
    {
        var expected = scene.NewJob(call, isFinished: true);
        await scene.Client.Jobs.DeleteAsync(expected.Sid, call.Token);
        await scene.CheckDeletedAsync(expected.Sid, call);
    }

    private static async Task CreateAsync(SoakFixture scene, Call call)
    {
        var expected = scene.NewJob(call, isFinished: true);
        var request = Request(expected);
        call.CreatesOnce = true;
        var job = await scene.Client.Jobs.CreateAsync(request, call.Token);
        WrongAnswerException.Unless(
            job.StartDay == request.StartDay && job.EndDay == request.EndDay && scene.HasCreated(job),
            $"{job} is not what was asked for"
        );
        scene.Watch.Search($"{request} {request.Webhook} {job}", "results");
    }

    private static async Task ListAsync(SoakFixture scene, Call call)
    {
        var most = call.Random.Next(4) == 0 ? call.Random.Next(8) : int.MaxValue;
        var listed = new List<Job>();
        await foreach (var job in scene.Client.Jobs.ListAsync(SoakFixture.Type, call.Token))
        {
            listed.Add(job);
            if (listed.Count >= most)
            {
                return; // a caller may have had enough
            }
        }

        scene.CheckJobs(listed, call);
    }
}
