using System.Globalization;

namespace BulkExport.Client.SoakTests;

/// <summary>The right answers of a service that keeps nothing: everything is in the SIDs, and the links are the call's.</summary>
internal sealed class RawRoutes(Days days)
{
    public const int Pages = 3;
    public const int JobsOfPage = 4;

    public RawAnswer Answer(RawRequest request, Call? call, Uri origin, Random random)
    {
        var parts = request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            ["files", _, var day] => File(day, request.Parameter("X-Amz-Signature"), call),
            ["v1", "Exports", "Jobs", var sid] => request.Method == "DELETE" ? new RawAnswer(204, default) : Job(sid, call),
            ["v1", "Exports", _, "Jobs"] when request.Method == "POST" => Created(request, call, random),
            ["v1", "Exports", _, "Jobs"] => JobPage(request, origin),
            ["v1", "Exports", _, "Days"] => DayPage(request, origin),
            ["v1", "Exports", var type, "Days", var day] => Link(type, day, origin, call, random),
            ["v1", "Exports", var type, "Configuration"] => RawAnswer.Json(
                200,
                $$"""{"url":"{{origin}}v1","enabled":{{request.Field("Enabled") ?? "true"}},"webhook_url":"{{Secrets.Webhook}}","webhook_method":"POST","resource_type":"{{type}}"}"""
            ),
            _ => RawAnswer.Json(404, """{"code":20404,"message":"not found","status":404}"""),
        };
    }

    /// <summary>The job at a place of the list.</summary>
    public static RawJob Listed(int place) => new(0xFFFF0000 + place, place % 3, 1 + (place % 3), 0, (ulong)place);

    private static RawAnswer Job(string sid, Call? call)
    {
        var job = RawJob.Decode(sid);
        return RawAnswer.Json(200, job.Json(isFinished: call is null || call.NextPoll() > job.Polls));
    }

    private static RawAnswer Created(RawRequest request, Call? call, Random random)
    {
        var start = DateOnly.ParseExact(request.Field("StartDay")!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var end = DateOnly.ParseExact(request.Field("EndDay")!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var first = start.DayNumber - Days.First.DayNumber;
        var job = new RawJob(call?.Number ?? 0, first, end.DayNumber - start.DayNumber + 1, random.Next(2), (ulong)random.NextInt64());
        return RawAnswer.Json(201, job.Json(isFinished: false));
    }

    private static RawAnswer JobPage(RawRequest request, Uri origin)
    {
        var page = PageOf(request);
        var jobs = Enumerable.Range(page * JobsOfPage, JobsOfPage).Select(place => Listed(place).Json(isFinished: true));
        return RawAnswer.Json(200, PageJson("jobs", string.Join(',', jobs), request, origin, page + 1 < Pages ? page + 1 : null));
    }

    private RawAnswer DayPage(RawRequest request, Uri origin)
    {
        var page = PageOf(request);
        var half = (days.All.Count + 1) / 2;
        var listed = days
            .All.Skip(page * half)
            .Take(half)
            .Select(day =>
                FormattableString.Invariant(
                    $$"""{"day":"{{day.Day:yyyy-MM-dd}}","size":{{day.Bytes.Length}},"create_date":"2026-04-01","friendly_name":"x","resource_type":null}"""
                )
            );
        return RawAnswer.Json(200, PageJson("days", string.Join(',', listed), request, origin, page == 0 ? 1 : null));
    }

    private static string PageJson(string key, string items, RawRequest request, Uri origin, int? next)
    {
        var address = next is null ? "null" : $"\"{new Uri(origin, request.Path)}?PageSize=100&Page={next}&PageToken=PT{next}\"";
        return $$$"""{"{{{key}}}":[{{{items}}}],"meta":{"page":0,"page_size":100,"next_page_url":{{{address}}},"key":"{{{key}}}"}}""";
    }

    private static int PageOf(RawRequest request) =>
        int.TryParse(request.Parameter("Page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 0;

    private static RawAnswer Link(string type, string day, Uri origin, Call? call, Random random)
    {
        var link = $"{origin}files/{type}/{day}?X-Amz-Expires=240&X-Amz-Signature={call?.Links.Make(random)}";
        var answer = RawAnswer.Json(307, $$"""{"redirect_to":"{{link}}"}""");
        return random.Next(2) == 0 ? answer : answer with { Headers = [.. answer.Headers, $"Location: {link}"] };
    }

    private RawAnswer File(string day, string? signature, Call? call) =>
        call?.Links.Use(signature) == true
        && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && days.Find(date) is { } content
            ? new RawAnswer(200, content.Bytes, "Content-Type: application/gzip")
            : new RawAnswer(403, default, "Content-Type: application/xml");
}
