using System.Net;

namespace BulkExport.Client.Tests.Http;

public sealed class OperationTests
{
    private static readonly Operation Usual = new("FetchThing", "fetch the thing", RepeatRule.WheneverUseful);

    [Theory]
    [InlineData(199, false)]
    [InlineData(200, true)]
    [InlineData(299, true)]
    [InlineData(300, false)]
    [InlineData(307, false)]
    public void IsSuccess_Usually_IsA2xx(int status, bool isSuccess) => Assert.Equal(isSuccess, Usual.IsSuccess((HttpStatusCode)status));

    [Theory]
    [InlineData(200, false)]
    [InlineData(302, false)]
    [InlineData(307, true)]
    [InlineData(308, false)]
    public void IsSuccess_ByRedirect_IsTheOneThatKeepsTheMethod(int status, bool isSuccess) =>
        Assert.Equal(isSuccess, (Usual with { SucceedsByRedirect = true }).IsSuccess((HttpStatusCode)status));
}
