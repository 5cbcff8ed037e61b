namespace BulkExport.Client.FuzzTests.Targets;

/// <summary>Defines a target whose input is a response, parsed by the whole client.</summary>
internal abstract class ResponseTarget : FuzzTarget
{
    private byte[] _input = [];
    private int _requests;

    protected ResponseTarget(string name)
        : base(name) => Client = FuzzClient.CreateClient(CreateResponse);

    protected BulkExportClient Client { get; }

    /// <summary>Gets the exception of the last call.</summary>
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
            return e is BulkExportApiException ? "error response" : "invalid";
        }
    }

    public override void Verify(byte[] input)
    {
        if (Failure is not null)
        {
            VisibleOutput.Require(Failure);
        }

        var body = Json.WithoutByteOrderMark(BodyOf(input));
        if (Failure is null)
        {
            FindingException.Require(Json.IsValid(body), "invalid JSON was accepted");
        }
        else if (Failure is BulkExportFormatException { JsonPath: null })
        {
            FindingException.Require(!Json.IsValid(body), "valid JSON was reported as invalid");
        }
    }

    protected abstract Task CallAsync();

    /// <summary>Creates the first response.</summary>
    protected virtual HttpResponseMessage CreateFirstResponse(byte[] input) => new() { Content = FuzzClient.Body(input) };

    /// <summary>Creates the response to a subsequent request.</summary>
    protected virtual HttpResponseMessage CreateNextResponse(HttpRequestMessage request) =>
        throw new FindingException("an unexpected second request was sent");

    protected virtual byte[] BodyOf(byte[] input) => input;

    private HttpResponseMessage CreateResponse(HttpRequestMessage request) =>
        _requests++ == 0 ? CreateFirstResponse(_input) : CreateNextResponse(request);
}
