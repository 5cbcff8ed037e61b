using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BulkExport.Client.Fuzz.Targets;

/// <summary>A list whose first page is the input.</summary>
internal abstract class ListTarget<T>(string name, JsonTypeInfo<T> typeInfo) : AnswerTarget(name)
    where T : class
{
    private readonly List<T> _items = [];

    /// <summary>The last page, which is empty.</summary>
    protected abstract byte[] LastPage { get; }

    public override void Judge(byte[] input)
    {
        base.Judge(input);
        foreach (var item in _items)
        {
            Json.RequireSame(item, JsonSerializer.SerializeToUtf8Bytes(item, typeInfo), typeInfo);
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
            request.RequestUri!.GetLeftPart(UriPartial.Authority) == FuzzNetwork.BaseAddress.GetLeftPart(UriPartial.Authority),
            "a link led to elsewhere"
        );
        return new() { Content = FuzzNetwork.Body(LastPage) };
    }
}
