using BulkExport.Client.Testing;

namespace BulkExport.Client.CompatibilityTests.CommandLine;

/// <summary>The command line in a process of its own, used as from a script: with <c>jq</c>, and with the completion of bash.</summary>
public sealed class CommandLineTests : IAsyncDisposable
{
    private static readonly DateOnly Missing = new(2026, 11, 2);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("bulkexport-");
    private readonly SimulatedBulkExport _service = SimulatedBulkExport.Start(
        new()
        {
            ConfigureNewJob = job =>
                job with
                {
                    Age = TimeSpan.FromHours(1),
                    Outcomes = new Dictionary<DateOnly, JobStatus> { [Missing] = JobStatus.Failed },
                },
        }
    );

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public async Task Export_JsonThroughJq_PrintsMissingDays()
    {
        SkipIfMissing("bash", "jq");

        var output = await RunAsync(
            """
            bulkexport export Messages 2026-11-01 2026-11-03 --to . --json 2> progress.txt | jq -r '.missingDays[] | "\(.day) \(.status)"'
            echo "${PIPESTATUS[0]}"
            """
        );

        Assert.Equal("2026-11-02 ExportFailed\n5", output);
    }

    [Fact]
    public async Task List_JsonThroughJq_PrintsJobs()
    {
        SkipIfMissing("bash", "jq");
        var sid = _service.Jobs.Add(
            new SimulatedJob
            {
                StartDay = Missing,
                EndDay = Missing,
                Age = TimeSpan.FromDays(1),
            }
        );

        Assert.Equal($"{sid}", await RunAsync("bulkexport job list Messages --json | jq -r 'select(.isFinished) | .jobSid'"));
        Assert.Equal("1", await RunAsync("bulkexport days list Messages --json | jq -s length"));
    }

    [Theory]
    [InlineData("bulkexport exp", "export")]
    [InlineData("bulkexport job w", "watch")]
    [InlineData("bulkexport export M", "Messages")]
    [InlineData("bulkexport export Messages --last 7d --j", "--json")]
    [InlineData("bulkexport job create Messages --method ", "GET POST")]
    [InlineData("bulkexport completion ", "--base-address --help --json -? -h bash fish pwsh zsh")]
    [InlineData("bulkexport export Messages --to ", "")] // bash completes the name of a file
    public async Task Completion_Bash_CompletesWord(string line, string expected)
    {
        SkipIfMissing("bash");

        // What bash does when the user presses the Tab key: it sets the variables, and calls the function that the script registers.
        var output = await RunAsync(
            $$"""
            source <(bulkexport completion bash)
            complete -p bulkexport
            COMP_LINE='{{line}}' COMP_POINT={{line.Length}}
            read -ra COMP_WORDS <<< "$COMP_LINE"
            [[ "$COMP_LINE" != *' ' ]] || COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _bulkexport
            echo "${COMPREPLY[*]}"
            """
        );

        Assert.Equal($"complete -o default -F _bulkexport bulkexport\n{expected}", output);
    }

    private static void SkipIfMissing(params string[] programs)
    {
        var directories = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        foreach (var program in programs)
        {
            Assert.SkipUnless(
                directories.Any(directory => File.Exists(Path.Combine(directory, program))),
                $"'{program}' is not on the PATH."
            );
        }
    }

    /// <summary>Runs a script in bash, in which <c>bulkexport</c> is the tool.</summary>
    private async Task<string> RunAsync(string script)
    {
        await using var bash = ChildProcess.Start(
            "bash",
            _directory.FullName,
            [
                "--norc",
                "-c",
                $"bulkexport() {{ dotnet '{Path.Combine(AppContext.BaseDirectory, "BulkExport.Cli.dll")}' \"$@\"; }}\n{script}",
            ],
            new Dictionary<string, string>
            {
                ["BULKEXPORT_BASE_ADDRESS"] = _service.BaseAddress.ToString(),
                ["TWILIO_ACCOUNT_SID"] = _service.AccountSid,
                ["TWILIO_API_KEY"] = _service.ApiKeySid,
                ["TWILIO_API_SECRET"] = _service.ApiKeySecret,
            }
        );
        return await bash.WaitForSuccessAsync();
    }
}
