namespace BulkExport.Client.Tests.Errors;

public class MessageRedactorTests
{
    [Theory]
    [InlineData("Authentication Error - invalid username", "Authentication Error - invalid username")]
    [InlineData("Too Many Requests", "Too Many Requests")]
    [InlineData("EndDay 2020-07-01 is before StartDay", "EndDay 2020-07-01 is before StartDay")]
    [InlineData("The quota of 366 days was exceeded.", "The quota of 366 days was exceeded.")]
    [InlineData("write to anna@example.org now", "write to *** now")]
    [InlineData("webhook hooks.example.org/T01/s3cret is down", "webhook *** is down")]
    [InlineData("webhook wss://hooks.example.org/T01 is down", "webhook *** is down")]
    [InlineData("the password hunter;2,x:y is wrong", "the *** is wrong")]
    [InlineData("call 650-555-1111 or (650) 555-1111", "call *** or (***)")]
    [InlineData("bob&#64;example.com is invalid", "*** is invalid")]
    [InlineData("password=request", "***")]
    [InlineData("Cookie: session-4711", "***")]
    [InlineData("AB0123456789abcdef0123456789abcdef is wrong", "*** is wrong")]
    [InlineData("token 01234567\u200B89abcdef is wrong", "token *** is wrong")]
    [InlineData("\u202Ewrong", "***")]
    [InlineData("the header 'anna' is invalid", "the header '***' is invalid")]
    [InlineData("  two\r\n\tlines ", "two lines")]
    [InlineData("", "")]
    public void Mask_Message_ShowsOnlyKnownWords(string message, string shown) => Assert.Equal(shown, MessageRedactor.Mask(message));

    [Fact]
    public void Mask_WordsOfRequest_AreShown()
    {
        const string Message = $"The requested resource /v1/Exports/Jobs/{TestAccount.JobSidText} was not found";

        Assert.Equal(Message, MessageRedactor.Mask(Message, $"fetch job {TestAccount.JobSidText}"));
        Assert.Equal("The requested resource *** was not found", MessageRedactor.Mask(Message));
    }

    [Fact]
    public void Mask_LongMessage_IsTruncated()
    {
        Assert.InRange(MessageRedactor.Mask(string.Concat(Enumerable.Repeat("wrong ", 1_000_000))).Length, 500, 512);
        Assert.Equal("***", MessageRedactor.Mask(new string('a', 4 * 1024 * 1024)));
    }

    [Theory]
    [InlineData("An error occurred while sending the request.")]
    [InlineData("Error while copying content to a stream.")]
    [InlineData("The response ended prematurely.")]
    [InlineData("The response ended prematurely, with at least 366 additional bytes expected.")]
    [InlineData("The server returned an invalid or unrecognized response.")]
    [InlineData("The request was aborted.")]
    public void Mask_NetworkMessage_IsUnchanged(string message) => Assert.Equal(message, MessageRedactor.Mask(message));
}
