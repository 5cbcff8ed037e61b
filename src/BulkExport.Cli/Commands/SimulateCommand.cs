using System.CommandLine;
using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Json;
using BulkExport.Cli.Simulation;
using BulkExport.Cli.Views.Formatting;
using BulkExport.Client.Testing;

namespace BulkExport.Cli.Commands;

/// <summary>Implements the <c>simulate</c> command, which runs the simulated service. The output is a valid shell script, with explanations as comments.</summary>
internal sealed class SimulateCommand : CliCommand
{
    private readonly Option<int> _port = new("--port", "-p")
    {
        Description = "The port to listen on, on the loopback interface only; 0 selects a free port.",
        HelpName = "port",
        DefaultValueFactory = _ => 5080,
    };

    public SimulateCommand(CliEnvironment environment)
        : base(environment, "simulate", "Run a simulated BulkExport service with sample jobs until Ctrl+C.")
    {
        _port.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !ushort.TryParse(token.Value, out _))
            {
                result.AddError("--port must be a number from 0 to 65535.");
            }
        });
        Add(_port);
    }

    protected override async Task<ExitCode> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        await using var service = SimulatedBulkExport.Start(
            new()
            {
                Port = parse.GetValue(_port),
                TimeProvider = Environment.TimeProvider,
                ConfigureNewJob = SampleJobs.ConfigureJob,
                WebhookDelays = [TimeSpan.Zero],
            }
        );
        var latest = ExportableDays.GetLatest(Environment.TimeProvider);
        var running = service.Jobs.Add(SampleJobs.CreateRunning(Environment.TimeProvider));
        var finished = service.Jobs.Add(SampleJobs.CreateFinished(Environment.TimeProvider));

        if (Environment.Json is { } json)
        {
            json.Write(
                new SimulatorDocument(
                    service.BaseAddress,
                    service.AccountSid,
                    service.AuthToken,
                    service.ApiKeySid,
                    service.ApiKeySecret,
                    running.ToString(),
                    finished.ToString()
                ),
                CliJsonContext.Relaxed.SimulatorDocument
            );
            await json.FlushAsync();
            await WaitForCancellationAsync(cancellationToken);
            return ExitCode.Success;
        }

        // Both credentials are set, because an API key that is already set takes precedence over the Auth Token.
        await Environment.Output.WriteLineAsync(
            $"""
            # The simulated BulkExport service is listening on {service.BaseAddress}
            # Run these commands in another terminal:

            {FormatAssignment(CliEnvironment.BaseAddressVariable, service.BaseAddress.ToString())}
            {FormatAssignment("TWILIO_ACCOUNT_SID", service.AccountSid)}
            {FormatAssignment("TWILIO_AUTH_TOKEN", service.AuthToken)}
            {FormatAssignment("TWILIO_API_KEY", service.ApiKeySid)}
            {FormatAssignment("TWILIO_API_SECRET", service.ApiKeySecret)}

            # For an application that reads the configuration section BulkExport:
            {FormatAssignment("BulkExport__BaseAddress", service.BaseAddress.ToString())}
            {FormatAssignment("BulkExport__AccountSid", service.AccountSid)}
            {FormatAssignment("BulkExport__AuthToken", service.AuthToken)}

            # Watch a job that takes about 90 seconds
            {App.ToolName} job watch {running}
            # Show a finished job
            {App.ToolName} job show {finished}
            # Read the records of a day, and export a week to a directory
            {App.ToolName} days read Calls {DateRangeFormatter.FormatFull(latest)}
            {App.ToolName} export Messages {DateRangeFormatter.FormatFull(latest.AddDays(-6))} {DateRangeFormatter.FormatFull(
                latest
            )} --to ./out
            # Keep a store complete: run it every day
            {App.ToolName} sync Messages Calls --from {DateRangeFormatter.FormatFull(latest.AddDays(-29))} --to ./store
            # Show what the store contains
            {App.ToolName} status --to ./store

            # Press Ctrl+C to stop the service.
            """
        );
        await Environment.Output.FlushAsync(CancellationToken.None); // a cancellation is the regular end of this command
        await WaitForCancellationAsync(cancellationToken);
        return ExitCode.Success;
    }

    private static string FormatAssignment(string variable, string value) =>
        OperatingSystem.IsWindows() ? $"$env:{variable} = \"{value}\"" : $"export {variable}={value}";

    private static async Task WaitForCancellationAsync(CancellationToken cancellationToken)
    {
        var canceled = new TaskCompletionSource();
        await using var registration = cancellationToken.Register(canceled.SetResult);
        await canceled.Task;
    }
}
