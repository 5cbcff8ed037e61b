namespace BulkExport.Client.Tests.Http;

public sealed class SecureUriTests
{
    [Theory]
    [InlineData("https://bulkexports.twilio.com/", true)]
    [InlineData("http://127.0.0.1:5000/", true)]
    [InlineData("http://127.8.9.10/", true)]
    [InlineData("http://[::1]:5000/", true)]
    [InlineData("http://LOCALHOST/", true)]
    [InlineData("http://loopback/", false)]
    [InlineData("http://localhost.example/", false)]
    [InlineData("http://10.0.0.1/", false)]
    [InlineData("ftp://localhost/", false)]
    public void IsSecure_SchemeAndHost_Decide(string uri, bool expected) => Assert.Equal(expected, SecureUri.IsSecure(new Uri(uri)));
}
