using System.Net;

namespace BulkExport.Client.Fuzz.Targets;

/// <summary>The one-time link to a file, which nobody may see and no credentials go along.</summary>
internal sealed class LinkTarget() : HeadTarget("link")
{
    private const string Link = "https://store.example.net/days/2024-02-29.json.gz?X-Sig=" + FuzzNetwork.Secret + FuzzNetwork.Secret;

    private static readonly DateOnly Day = new(2024, 2, 29);

    private bool _wasFollowed;

    public override IEnumerable<byte[]> Seeds =>
        [
            Answer("307", $$"""{"redirect_to":"{{Link}}"}"""),
            Answer($"307\nLocation: {Link}", ""),
            Answer($"307\nLocation: {Link}", """{"redirect_to":null,"more":[1,{"a":"b"}]}"""),
            Answer("307\nLocation: /days/1", """{"redirect_to":""}"""),
            Answer("307", $$"""{"redirect_to":"http://127.0.0.1:8080/{{FuzzNetwork.Secret}}"}"""),
            Answer("307", $$"""{"redirect_to":"http://store.example.net/{{FuzzNetwork.Secret}}"}"""),
        ];

    public override void Judge(byte[] input)
    {
        if (Failure is null)
        {
            FindingException.Unless(_wasFollowed, "there is a file without a link");
            return;
        }

        FindingException.Unless(
            Failure is BulkExportContentException { Excerpt: null, JsonPath.Length: > 0 } || !Json.IsValid(Json.WithoutMark(BodyOf(input))),
            "JSON was taken for none"
        );
        FindingException.Unless(Failure is BulkExportContentException { Excerpt: null }, "an excerpt of the link is shown");
        FindingException.Unless(!Shown.Contains(Failure, FuzzNetwork.Secret), "the link is shown");
        Shown.Require(Failure);
    }

    protected override async Task CallAsync()
    {
        _wasFollowed = false;
        await using var file = await Client.Days.OpenReadAsync(ResourceType.Messages, Day);
        await file.CopyToAsync(Stream.Null);
    }

    protected override HttpStatusCode StatusOf(byte[] input) => HttpStatusCode.TemporaryRedirect;

    protected override HttpResponseMessage Further(HttpRequestMessage request)
    {
        var address = request.RequestUri!;
        _wasFollowed = true;
        FindingException.Unless(request.Headers.Authorization is null, "credentials went along to the file");
        FindingException.Unless(
            address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback),
            "the file is asked for in the clear"
        );
        return new() { Content = new ByteArrayContent([]) };
    }
}
