using System.Diagnostics;
using System.Threading.Channels;

namespace BulkExport.Client.CompatibilityTests;

/// <summary>A child process. Disposing it kills its process tree.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan MaxRunTime = TimeSpan.FromMinutes(3); // generous, for a slow machine

    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly List<string> _output = [];
    private readonly Task _reading;

    private ChildProcess(Process process)
    {
        _process = process;
        _reading = ReadAsync();
    }

    /// <summary>Gets the output so far, of both streams.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return string.Join('\n', _output);
            }
        }
    }

    public static ChildProcess Start(
        string program,
        string directory,
        IEnumerable<string> arguments,
        IEnumerable<KeyValuePair<string, string>>? environment = null
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        return new ChildProcess(Process.Start(start)!);
    }

    /// <summary>Waits for a line that contains a string.</summary>
    /// <exception cref="InvalidOperationException">The process exited or timed out without such a line.</exception>
    public async Task<string> WaitForLineAsync(string text)
    {
        using var timeout = new CancellationTokenSource(MaxRunTime);
        try
        {
            return await _lines.Reader.ReadAllAsync(timeout.Token).FirstAsync(line => line.Contains(text, StringComparison.Ordinal));
        }
        catch (Exception e) when (e is OperationCanceledException or InvalidOperationException)
        {
            throw new InvalidOperationException($"The program did not print '{text}', but:\n{Output}", e);
        }
    }

    /// <summary>Waits for the process to exit successfully.</summary>
    /// <returns>The output of the process.</returns>
    /// <exception cref="InvalidOperationException">The process failed or timed out.</exception>
    public async Task<string> WaitForSuccessAsync()
    {
        using var timeout = new CancellationTokenSource(MaxRunTime);
        try
        {
            await _process.WaitForExitAsync(timeout.Token);
            await _reading.WaitAsync(timeout.Token);
        }
        catch (OperationCanceledException e)
        {
            throw new InvalidOperationException($"The program did not end within {MaxRunTime}. It printed:\n{Output}", e);
        }

        return _process.ExitCode == 0
            ? Output
            : throw new InvalidOperationException($"The program ended with exit code {_process.ExitCode}. It printed:\n{Output}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await _reading;
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        await Task.WhenAll(CopyAsync(_process.StandardOutput), CopyAsync(_process.StandardError));
        _lines.Writer.Complete();
    }

    private async Task CopyAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_output)
            {
                _output.Add(line);
            }

            _lines.Writer.TryWrite(line);
        }
    }
}
