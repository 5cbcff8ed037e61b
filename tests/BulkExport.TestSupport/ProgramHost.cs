using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BulkExport.TestSupport;

/// <summary>Runs a program that builds and runs a host, such as <c>await app.RunAsync()</c>, and provides its services.</summary>
public sealed class ProgramHost : IAsyncDisposable
{
    private readonly Task _program;

    private ProgramHost(IServiceProvider services, Task program)
    {
        Services = services;
        _program = program;
    }

    /// <summary>Gets the services of the host.</summary>
    public IServiceProvider Services { get; }

    /// <summary>Starts a program, and waits until its host has started.</summary>
    /// <param name="program">The program, which completes when its host is stopped.</param>
    /// <param name="onBuilt">The callback that receives the services of the host before it starts.</param>
    public static async Task<ProgramHost> StartAsync(Func<Task> program, Action<IServiceProvider>? onBuilt = null)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        IServiceProvider? services = null;
        using var observer = new HostBuiltObserver(host =>
        {
            services = host.Services;
            host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(started.SetResult);
            onBuilt?.Invoke(host.Services);
        });
        var running = program();
        await await Task.WhenAny(started.Task, running);
        return new ProgramHost(services ?? throw new InvalidOperationException("The program has built no host."), running);
    }

    /// <summary>Stops the host, and waits until the program has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await _program;
    }

    /// <summary>Observes the diagnostic event that a host builder writes when it has built a host.</summary>
    private sealed class HostBuiltObserver : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private static readonly AsyncLocal<HostBuiltObserver?> Current = new();

        private readonly Action<IHost> _onBuilt;
        private readonly IDisposable _listeners;
        private IDisposable? _events;

        public HostBuiltObserver(Action<IHost> onBuilt)
        {
            _onBuilt = onBuilt;
            Current.Value = this; // other tests build hosts at the same time
            _listeners = DiagnosticListener.AllListeners.Subscribe(this);
        }

        public void OnNext(DiagnosticListener value)
        {
            if (Current.Value == this && value.Name == "Microsoft.Extensions.Hosting")
            {
                _events = value.Subscribe(this);
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (Current.Value == this && value is { Key: "HostBuilt", Value: IHost host })
            {
                _onBuilt(host);
            }
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }

        public void Dispose()
        {
            _events?.Dispose();
            _listeners.Dispose();
        }
    }
}
