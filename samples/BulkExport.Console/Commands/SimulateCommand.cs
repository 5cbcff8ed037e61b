using System.CommandLine;
using BulkExport.Client.Testing;
using BulkExport.Samples.Simulation;
using BulkExport.Samples.Views;

namespace BulkExport.Samples.Commands;

/// <summary><c>simulate</c>: serves the simulated service alone. What it prints is a shell script as well: notes are comments.</summary>
internal sealed class SimulateCommand : AppCommand
{
    private readonly Option<int> _port = new("--port", "-p")
    {
        Description = "The port to listen on, on this machine only; 0 for any that is free.",
        HelpName = "port",
        DefaultValueFactory = _ => 5080,
    };

    public SimulateCommand(Surroundings here)
        : base(here, "simulate", "Serve a simulated BulkExport service with a few jobs, until Ctrl+C.")
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
                TimeProvider = Here.Clock,
                NewJobs = SampleJobs.Asked,
            }
        );
        var latest = SampleJobs.LatestDay(Here.Clock);
        var running = service.Jobs.Add(SampleJobs.ForWatching(Here.Clock));
        var finished = service.Jobs.Add(SampleJobs.Finished(Here.Clock));

        // The API key, because it comes before an Auth Token that may be set already.
        await Here.Output.WriteLineAsync(
            $"""
            # A simulated BulkExport service, at {service.BaseAddress}
            # In another terminal:

            {Set(Surroundings.BaseAddressVariable, service.BaseAddress.ToString())}
            {Set("TWILIO_API_KEY", service.ApiKeySid)}
            {Set("TWILIO_API_SECRET", service.ApiKeySecret)}

            # a job that takes a minute and a half from now
            {App.Invocation} job watch {running}
            # a job that is finished
            {App.Invocation} job show {finished}
            # the records of a day of it, and the way from a request to files
            {App.Invocation} day read Calls {DayRanges.Full(latest)}
            {App.Invocation} export Messages {DayRanges.Full(latest.AddDays(-6))} {DayRanges.Full(latest)} --to ./out

            # Ctrl+C ends the service.
            """
        );
        await Here.Output.FlushAsync(cancellationToken);
        await UntilStoppedAsync(cancellationToken);
        return ExitCode.Done;
    }

    private static string Set(string variable, string value) =>
        OperatingSystem.IsWindows() ? $"$env:{variable} = \"{value}\"" : $"export {variable}={value}";

    private static async Task UntilStoppedAsync(CancellationToken cancellationToken)
    {
        var stopped = new TaskCompletionSource();
        await using var registration = cancellationToken.Register(stopped.SetResult);
        await stopped.Task;
    }
}
