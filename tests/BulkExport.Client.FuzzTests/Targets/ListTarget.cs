using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>Defines a target whose input is the first page of a list. The name of the target is that of the JSON array.</summary>
internal abstract class ListTarget<T>(string name, JsonTypeInfo<T> typeInfo) : ResponseTarget(name)
    where T : class
{
    private readonly List<T> _items = [];

    /// <summary>Gets the last page, which is empty.</summary>
    protected abstract byte[] LastPage { get; }

    public override void Verify(byte[] input)
    {
        base.Verify(input);
        if (Failure is null || _items.Count > 0) // otherwise the page, or the link of an empty page, was rejected
        {
            VerifyItems(Json.WithoutByteOrderMark(input));
        }
    }

    protected abstract IAsyncEnumerable<T> List();

    protected override async Task CallAsync()
    {
        _items.Clear();
        await foreach (var item in List())
        {
            _items.Add(item);
        }
    }

    protected override HttpResponseMessage CreateNextResponse(HttpRequestMessage request)
    {
        FindingException.Require(
            request.RequestUri!.GetLeftPart(UriPartial.Authority) == FuzzClient.BaseAddress.GetLeftPart(UriPartial.Authority),
            "a link to another host was followed"
        );
        return new() { Content = FuzzClient.Body(LastPage) };
    }

    /// <summary>Verifies the items. A page is accepted or rejected as a whole, so each item must equal that of the serializer.</summary>
    private void VerifyItems(byte[] page)
    {
        using var document = JsonDocument.Parse(page);
        var list = Json.Member(document.RootElement, Name);
        FindingException.Require(list is { ValueKind: JsonValueKind.Array }, "items were returned without a list");
        FindingException.Require(list!.Value.GetArrayLength() == _items.Count, "the number of items is incorrect");
        foreach (var (item, element) in _items.Zip(list.Value.EnumerateArray()))
        {
            Json.RequireEqual(item, JsonMarshal.GetRawUtf8Value(element).ToArray(), typeInfo);
        }
    }
}
