using System.Net;
using System.Text.Json;

namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>Reads the download link of a file, which must not be shown and must not receive credentials.</summary>
internal sealed class LinkTarget() : HeaderTarget("link")
{
    private const string Link = "https://store.example.net/days/2024-02-29.json.gz?X-Sig=" + FuzzClient.Secret + FuzzClient.Secret;

    private static readonly DateOnly Day = new(2024, 2, 29);

    private string? _followed;

    public override IEnumerable<byte[]> Seeds =>
        [
            CreateResponse("307", $$"""{"redirect_to":"{{Link}}"}"""),
            CreateResponse($"307\nLocation: {Link}", ""),
            CreateResponse($"307\nLocation: {Link}", """{"redirect_to":null,"more":[1,{"a":"b"}]}"""),
            CreateResponse($"307\nLocation: {Link}2", $$"""{"redirect_to":"https://other.example.net/","redirect_to":"{{Link}}"}"""),
            CreateResponse("307\nLocation: /days/1", """{"redirect_to":""}"""),
            CreateResponse("307", $$"""{"redirect_to":"http://127.0.0.1:8080/{{FuzzClient.Secret}}"}"""),
            CreateResponse("307", $$"""{"redirect_to":"http://store.example.net/{{FuzzClient.Secret}}"}"""),
        ];

    public override void Verify(byte[] input)
    {
        if (Failure is null || _followed is not null)
        {
            FindingException.Require(_followed is not null, "a file was read without a link");
            FindingException.Require(_followed == LinkOf(input), "an incorrect link was followed");
        }

        if (Failure is null)
        {
            return;
        }

        FindingException.Require(
            Failure is BulkExportFormatException { Excerpt: null, JsonPath.Length: > 0 }
                || !Json.IsValid(Json.WithoutByteOrderMark(BodyOf(input))),
            "valid JSON was reported as invalid"
        );
        FindingException.Require(Failure is BulkExportFormatException { Excerpt: null }, "an excerpt of the link is shown");
        FindingException.Require(
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

    protected override HttpResponseMessage CreateNextResponse(HttpRequestMessage request)
    {
        var address = request.RequestUri!;
        FindingException.Require(_followed is null, "more than one link was followed");
        _followed = address.OriginalString;
        FindingException.Require(request.Headers.Authorization is null, "credentials were sent to the file host");
        FindingException.Require(
            address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback),
            "the file was requested without TLS"
        );
        return new() { Content = new ByteArrayContent([]) };
    }

    /// <summary>Gets the expected link: that of the body, or else that of the Location header.</summary>
    private string? LinkOf(byte[] input)
    {
        var body = Json.WithoutByteOrderMark(BodyOf(input));
        if (body.Length > 0)
        {
            FindingException.Require(Json.IsValid(body), "a link in invalid JSON was followed");
            using var document = JsonDocument.Parse(body);
            if (
                Json.Member(document.RootElement, "redirect_to") is { ValueKind: JsonValueKind.String } link
                && link.GetString() is { Length: > 0 } text
            )
            {
                return text;
            }
        }

        using var response = CreateFirstResponse(input);
        return response.Headers.Location?.OriginalString;
    }
}
