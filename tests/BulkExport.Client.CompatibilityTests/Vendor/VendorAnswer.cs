using System.Text.Json;
using System.Text.Json.Nodes;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>What the vendor's client gave its caller.</summary>
/// <param name="Statuses">The status of each answer that it got.</param>
/// <param name="Refusal">The body of an answer that said no: the client shows only a part of it.</param>
/// <param name="Result">What the call returned; <see langword="null"/> when it threw.</param>
/// <param name="Error">What it threw.</param>
internal sealed record VendorAnswer(int[] Statuses, JsonNode? Refusal, JsonNode? Result, JsonNode? Error)
{
    /// <summary>Finds the answer in what <c>vendor.js</c> printed: Node.js may have added warnings.</summary>
    public static VendorAnswer Parse(string output)
    {
        var answer = JsonNode.Parse(output.Split('\n').Single(line => line.StartsWith("{\"statuses\"", StringComparison.Ordinal)))!;
        return new(answer["statuses"].Deserialize<int[]>()!, answer["refusal"], answer["result"], answer["error"]);
    }

    /// <summary>Asserts that the call returned something, after one answer of this status.</summary>
    public void AssertSuccess(int status)
    {
        Assert.True(Error is null, $"{Error?.ToJsonString()}\n{Refusal?.ToJsonString()}");
        Assert.Equal([status], Statuses);
    }

    /// <summary>Asserts that the call returned a thing with these fields, and with no others.</summary>
    public void AssertResult(int status, object expected)
    {
        AssertSuccess(status);
        AssertSame(expected, Result);
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
