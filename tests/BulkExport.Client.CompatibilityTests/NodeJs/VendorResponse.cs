using System.Text.Json;
using System.Text.Json.Nodes;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>The outcome of a call of the vendor's client.</summary>
/// <param name="Statuses">The status code of each response.</param>
/// <param name="ErrorBody">The body of an error response, of which the client exposes only a part.</param>
/// <param name="Result">The returned value, or <see langword="null"/> if the call threw.</param>
/// <param name="Error">The error that was thrown.</param>
internal sealed record VendorResponse(int[] Statuses, JsonNode? ErrorBody, JsonNode? Result, JsonNode? Error)
{
    /// <summary>Parses the output of <c>vendor.js</c>, which can contain warnings of Node.js.</summary>
    public static VendorResponse Parse(string output)
    {
        var response = JsonNode.Parse(output.Split('\n').Single(line => line.StartsWith("{\"statuses\"", StringComparison.Ordinal)))!;
        return new(response["statuses"].Deserialize<int[]>()!, response["errorBody"], response["result"], response["error"]);
    }

    /// <summary>Asserts that the call returned after one response with this status code.</summary>
    public void AssertSuccess(int status)
    {
        Assert.True(Error is null, $"{Error?.ToJsonString()}\n{ErrorBody?.ToJsonString()}");
        Assert.Equal([status], Statuses);
    }

    /// <summary>Asserts that the call returned exactly these fields.</summary>
    public void AssertResult(int status, object expected)
    {
        AssertSuccess(status);
        AssertSame(expected, Result);
    }

    /// <summary>Asserts that the call threw an error with exactly these fields.</summary>
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
