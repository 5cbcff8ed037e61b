namespace BulkExport.Client.Testing;

/// <summary>Provides the routes of the jobs endpoints.</summary>
internal sealed class JobRoutes(SimulatedJobJson json, SimulatedBulkExportOptions options)
{
    private const int MaxPageSize = 1000;

    public IEnumerable<Route> Routes =>
        [
            new("/v1/Exports/Jobs/{jobSid}")
            {
                Handlers = new Dictionary<string, Func<RouteRequest, SimulatedResponse>> { ["GET"] = Fetch, ["DELETE"] = Delete },
            },
            new("/v1/Exports/{resourceType}/Jobs")
            {
                Handlers = new Dictionary<string, Func<RouteRequest, SimulatedResponse>> { ["GET"] = List, ["POST"] = Create },
            },
        ];

    private SimulatedResponse Fetch(RouteRequest request) =>
        JobSid.TryParse(request["jobSid"], out var sid) && request.Account.Jobs.GetSnapshot(sid) is { } job && IsVisible(job)
            ? SimulatedResponse.Json(200, json.WriteFetched(job, request.Url))
            : ServiceErrors.NotFound(request.Path);

    private SimulatedResponse Delete(RouteRequest request) =>
        JobSid.TryParse(request["jobSid"], out var sid) && request.Account.Jobs.Remove(sid)
            ? new SimulatedResponse(204)
            : ServiceErrors.NotFound(request.Path);

    private SimulatedResponse List(RouteRequest request)
    {
        var type = request.ResourceType;
        var query = PageQuery.Parse(request.Query, MaxPageSize);
        var page = SimulatedPage<JobSnapshot>.Create(
            [.. request.Account.Jobs.ListNewestFirst(type).Where(IsVisible)],
            job => job.SortKey,
            query
        );
        return SimulatedResponse.Json(200, SimulatedPageJson.Write(page, "jobs", request.Url, json.WriteListed));
    }

    private SimulatedResponse Create(RouteRequest request)
    {
        var today = DateOnly.FromDateTime(options.TimeProvider.GetUtcNow().UtcDateTime);
        var job = WithEmptyDayOutcomes(JobFormParser.Parse(request.Form, request.ResourceType, today), request.Account.Files);
        return SimulatedResponse.Json(201, json.WriteCreated(request.Account.Jobs.Create(options.ConfigureNewJob?.Invoke(job) ?? job)));
    }

    private bool IsVisible(JobSnapshot job) => job.Elapsed >= options.VisibilityDelay;

    private static SimulatedJob WithEmptyDayOutcomes(SimulatedJob job, SimulatedFiles files) =>
        job with
        {
            Outcomes = job.EnumerateDays()
                .Where(day => files.GetRecordCount(job.ResourceType!.Value, day) == 0)
                .ToDictionary(day => day, _ => JobStatus.CompletedEmptyRecords),
        };
}
