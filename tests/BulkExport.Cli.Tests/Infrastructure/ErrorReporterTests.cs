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

    [Fact]
    public void FormatMessage_TimeoutHintOfLibrary_ReplacesOptions() =>
        Assert.Equal(
            "The request timed out. Check the connection, and run the command again.",
            ErrorReporter.FormatMessage("The request timed out. Increase AttemptTimeout and TotalRequestTimeout if the connection is slow.")
        );

    [Fact]
    public void ReplaceOptionNames_OptionsOfClient_ReturnsVariables() =>
        Assert.Equal(
            "TWILIO_API_KEY: The value must be SK followed by 32 hexadecimal digits. The base address (--base-address or BULKEXPORT_BASE_ADDRESS) must be an absolute URI.",
            CliEnvironment.ReplaceOptionNames(
                "ApiKeySid: The value must be SK followed by 32 hexadecimal digits. BaseAddress must be an absolute URI."
            )
        );
}
