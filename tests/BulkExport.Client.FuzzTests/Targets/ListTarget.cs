using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>A list whose first page is the input. The name is that of the list in it.</summary>
internal abstract class ListTarget<T>(string name, JsonTypeInfo<T> typeInfo) : AnswerTarget(name)
    where T : class
{
    private readonly List<T> _items = [];

    /// <summary>The last page, which is empty.</summary>
    protected abstract byte[] LastPage { get; }

    public override void Judge(byte[] input)
    {
        base.Judge(input);
        if (Failure is null || _items.Count > 0) // else the page was refused, or it is empty and its link was
        {
            JudgeItems(Json.WithoutMark(input));
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

    protected override HttpResponseMessage Further(HttpRequestMessage request)
    {
        FindingException.Unless(
            request.RequestUri!.GetLeftPart(UriPartial.Authority) == FuzzClient.BaseAddress.GetLeftPart(UriPartial.Authority),
            "a link led to elsewhere"
        );
        return new() { Content = FuzzClient.Body(LastPage) };
    }

    /// <summary>A page is read as a whole or not at all, so each item must be there, in its place and as the serializer reads it.</summary>
    private void JudgeItems(byte[] page)
    {
        using var document = JsonDocument.Parse(page);
        var list = Json.Member(document.RootElement, Name);
        FindingException.Unless(list is { ValueKind: JsonValueKind.Array }, "there are items without a list");
        FindingException.Unless(list!.Value.GetArrayLength() == _items.Count, "items are missing, or there are too many");
        foreach (var (item, element) in _items.Zip(list.Value.EnumerateArray()))
        {
            Json.RequireSame(item, JsonMarshal.GetRawUtf8Value(element).ToArray(), typeInfo);
        }
    }
}
