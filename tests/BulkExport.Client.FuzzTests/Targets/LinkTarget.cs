using System.Net;
using System.Text.Json;

namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>The one-time link to a file, which nobody may see and no credentials go along.</summary>
internal sealed class LinkTarget() : HeadTarget("link")
{
    private const string Link = "https://store.example.net/days/2024-02-29.json.gz?X-Sig=" + FuzzClient.Secret + FuzzClient.Secret;

    private static readonly DateOnly Day = new(2024, 2, 29);

    private string? _followed;

    public override IEnumerable<byte[]> Seeds =>
        [
            Answer("307", $$"""{"redirect_to":"{{Link}}"}"""),
            Answer($"307\nLocation: {Link}", ""),
            Answer($"307\nLocation: {Link}", """{"redirect_to":null,"more":[1,{"a":"b"}]}"""),
            Answer($"307\nLocation: {Link}2", $$"""{"redirect_to":"https://other.example.net/","redirect_to":"{{Link}}"}"""),
            Answer("307\nLocation: /days/1", """{"redirect_to":""}"""),
            Answer("307", $$"""{"redirect_to":"http://127.0.0.1:8080/{{FuzzClient.Secret}}"}"""),
            Answer("307", $$"""{"redirect_to":"http://store.example.net/{{FuzzClient.Secret}}"}"""),
        ];

    public override void Judge(byte[] input)
    {
        if (Failure is null || _followed is not null)
        {
            FindingException.Unless(_followed is not null, "there is a file without a link");
            FindingException.Unless(_followed == LinkOf(input), "another link was followed");
        }

        if (Failure is null)
        {
            return;
        }

        FindingException.Unless(
            Failure is BulkExportFormatException { Excerpt: null, JsonPath.Length: > 0 } || !Json.IsValid(Json.WithoutMark(BodyOf(input))),
            "JSON was taken for none"
        );
        FindingException.Unless(Failure is BulkExportFormatException { Excerpt: null }, "an excerpt of the link is shown");
        FindingException.Unless(
            !VisibleOutput.All(Failure).Contains(FuzzClient.Secret, StringComparison.OrdinalIgnoreCase),
            "the link is shown"
        );
        VisibleOutput.Require(Failure);
    }

    protected override async Task CallAsync()
    {
        _followed = null;
        await using var file = await Client.Days.OpenReadAsync(ResourceType.Messages, Day);
        await file.CopyToAsync(Stream.Null);
    }

    protected override HttpStatusCode StatusOf(byte[] input) => HttpStatusCode.TemporaryRedirect;

    protected override HttpResponseMessage Further(HttpRequestMessage request)
    {
        var address = request.RequestUri!;
        FindingException.Unless(_followed is null, "more than one link was followed");
        _followed = address.OriginalString;
        FindingException.Unless(request.Headers.Authorization is null, "credentials went along to the file");
        FindingException.Unless(
            address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback),
            "the file is asked for in the clear"
        );
        return new() { Content = new ByteArrayContent([]) };
    }

    /// <summary>The link that the answer gives: the body's, or else that of the head.</summary>
    private string? LinkOf(byte[] input)
    {
        var body = Json.WithoutMark(BodyOf(input));
        if (body.Length > 0)
        {
            FindingException.Unless(Json.IsValid(body), "a link was followed that is in no JSON");
            using var document = JsonDocument.Parse(body);
            if (
                Json.Member(document.RootElement, "redirect_to") is { ValueKind: JsonValueKind.String } link
                && link.GetString() is { Length: > 0 } text
            )
            {
                return text;
            }
        }

        using var answer = First(input);
        return answer.Headers.Location?.OriginalString;
    }
}
