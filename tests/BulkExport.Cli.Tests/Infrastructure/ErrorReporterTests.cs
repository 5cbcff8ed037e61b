using System.Net;
using BulkExport.Cli.Infrastructure;

namespace BulkExport.Cli.Tests.Infrastructure;

public sealed class ErrorReporterTests
{
    [Theory]
    [InlineData(HttpStatusCode.NotFound, true, ExitCode.NotFound)]
    [InlineData(HttpStatusCode.NotFound, false, ExitCode.Failure)]
    [InlineData(HttpStatusCode.Unauthorized, true, ExitCode.Authentication)]
    [InlineData(HttpStatusCode.Forbidden, false, ExitCode.Failure)]
    public void GetExitCode_StatusCode_DependsOnOriginOfResponse(HttpStatusCode statusCode, bool isFromService, object expected) =>
        Assert.Equal(
            expected,
            ErrorReporter.GetExitCode(new BulkExportApiException("Failed", statusCode) { IsFromService = isFromService })
        );

    [Theory]
    [InlineData(
        "Failed. Increase AttemptTimeout and TotalRequestTimeout if the connection is slow.",
        "Failed. Check the connection, and run the command again."
    )]
    [InlineData(
        "Failed. Set CreateJobRequest.FriendlyName, for example to \"November messages\".",
        "Failed. Specify another name with --name, or omit the option."
    )]
    public void FormatMessage_HintOfLibrary_ReturnsHintOfTool(string message, string expected) =>
        Assert.Equal(expected, ErrorReporter.FormatMessage(message));

    [Fact]
    public void ReplaceOptionNames_OptionsOfClient_ReturnsVariables() =>
        Assert.Equal(
            "TWILIO_API_KEY: The value must be SK followed by 32 hexadecimal digits. The base address (--base-address or BULKEXPORT_BASE_ADDRESS) must be an absolute URI.",
            CliEnvironment.ReplaceOptionNames(
                "ApiKeySid: The value must be SK followed by 32 hexadecimal digits. BaseAddress must be an absolute URI."
            )
        );
}
