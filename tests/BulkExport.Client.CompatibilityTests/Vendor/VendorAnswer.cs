using System.Text.Json;
using System.Text.Json.Nodes;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>What the vendor's client gave its caller.</summary>
/// <param name="Statuses">The status of each answer that it got.</param>
/// <param name="Result">What the call returned; <see langword="null"/> when it threw.</param>
/// <param name="Error">What it threw.</param>
internal sealed record VendorAnswer(int[] Statuses, JsonNode? Result, JsonNode? Error)
{
    public static VendorAnswer Parse(string output)
    {
        var answer = JsonNode.Parse(output)!;
        return new(answer["statuses"].Deserialize<int[]>()!, answer["result"], answer["error"]);
    }

    /// <summary>Asserts that the call returned a thing with these fields, and with no others.</summary>
    public void AssertResult(int status, object expected)
    {
        Assert.Null(Error?.ToJsonString());
        AssertSame(expected, Result);
        Assert.Equal([status], Statuses);
    }

    /// <summary>Asserts that the call threw an error with these fields, and with no others.</summary>
    public void AssertError(object expected)
    {
        Assert.Null(Result?.ToJsonString());
        AssertSame(expected, Error);
    }

    private static void AssertSame(object expected, JsonNode? actual)
    {
        var wanted = JsonSerializer.SerializeToNode(expected);
        Assert.True(JsonNode.DeepEquals(wanted, actual), $"Expected {wanted?.ToJsonString()}\nActual   {actual?.ToJsonString()}");
    }
}
