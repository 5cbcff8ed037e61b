using System.Net;

namespace BulkExport.Client.Tests.Http;

public sealed class OperationDescriptorTests
{
    private static readonly OperationDescriptor Usual = new("FetchThing", "fetch the thing", RetrySafety.Idempotent);

    [Theory]
    [InlineData(199, false)]
    [InlineData(200, true)]
    [InlineData(299, true)]
    [InlineData(300, false)]
    [InlineData(307, false)]
    public void IsSuccess_Default_OnlyAccepts2xx(int status, bool isSuccess) =>
        Assert.Equal(isSuccess, Usual.IsSuccess((HttpStatusCode)status));

    [Theory]
    [InlineData(200, false)]
    [InlineData(302, false)]
    [InlineData(307, true)]
    [InlineData(308, false)]
    public void IsSuccess_ExpectsRedirect_OnlyAccepts307(int status, bool isSuccess) =>
        Assert.Equal(isSuccess, (Usual with { ExpectsRedirect = true }).IsSuccess((HttpStatusCode)status));
}
