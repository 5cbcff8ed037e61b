namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>A call whose answer is the input: the whole way from the network to the caller.</summary>
internal abstract class AnswerTarget : FuzzTarget
{
    private byte[] _input = [];
    private int _requests;

    protected AnswerTarget(string name)
        : base(name) => Client = FuzzClient.CreateClient(Answer);

    protected BulkExportClient Client { get; }

    /// <summary>What the last call failed with.</summary>
    protected BulkExportException? Failure { get; private set; }

    public override string Exercise(byte[] input)
    {
        (_input, _requests, Failure) = (input, 0, null);
        try
        {
            CallAsync().GetAwaiter().GetResult();
            return "read";
        }
        catch (BulkExportException e) when (e is BulkExportFormatException or BulkExportApiException)
        {
            Failure = e;
            return e is BulkExportApiException ? "refusal" : "content";
        }
    }

    public override void Judge(byte[] input)
    {
        if (Failure is not null)
        {
            VisibleOutput.Require(Failure);
        }

        var body = Json.WithoutMark(BodyOf(input));
        if (Failure is null)
        {
            FindingException.Unless(Json.IsValid(body), "what is no JSON was read");
        }
        else if (Failure is BulkExportFormatException { JsonPath: null })
        {
            FindingException.Unless(!Json.IsValid(body), "JSON was taken for none");
        }
    }

    protected abstract Task CallAsync();

    /// <summary>The first answer.</summary>
    protected virtual HttpResponseMessage First(byte[] input) => new() { Content = FuzzClient.Body(input) };

    /// <summary>The answer to what the first one led to.</summary>
    protected virtual HttpResponseMessage Further(HttpRequestMessage request) => throw new FindingException("a second request was made");

    protected virtual byte[] BodyOf(byte[] input) => input;

    private HttpResponseMessage Answer(HttpRequestMessage request) => _requests++ == 0 ? First(_input) : Further(request);
}
