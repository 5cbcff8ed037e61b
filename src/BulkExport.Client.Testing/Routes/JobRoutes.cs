namespace BulkExport.Client.Testing;

/// <summary>What the service answers about jobs.</summary>
internal sealed class JobRoutes(SimulatedJobs jobs)
{
    public IEnumerable<Route> All =>
        [
            new("/v1/Exports/Jobs/{jobSid}")
            {
                Methods = new Dictionary<string, Func<RouteRequest, Answer>> { ["GET"] = Fetch, ["DELETE"] = Delete },
            },
        ];

    private Answer Fetch(RouteRequest request) =>
        JobSid.TryParse(request["jobSid"], out var sid) && jobs.Peek(sid) is { } job
            ? Answer.Json(200, JobJson.Write(job, request.Address))
            : ServiceErrors.NotFound(request.Path);

    private Answer Delete(RouteRequest request) =>
        JobSid.TryParse(request["jobSid"], out var sid) && jobs.Remove(sid) ? new Answer(204) : ServiceErrors.NotFound(request.Path);
}
