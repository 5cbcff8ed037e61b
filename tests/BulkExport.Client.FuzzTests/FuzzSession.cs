using System.Diagnostics;
using System.Text.Json.Serialization.Metadata;
using BulkExport.Client.FuzzTests.Targets;

namespace BulkExport.Client.FuzzTests;

/// <summary>Runs the targets sequentially, because the instrumented code counts for a single thread.</summary>
internal static class FuzzSession
{
    /// <summary>The maximum average duration of an input, twenty times the typical one to tolerate a busy machine.</summary>
    private static readonly TimeSpan LimitPerInput = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LimitToStart = TimeSpan.FromSeconds(30);

    private static FuzzTarget[] Targets =>
        [
            new JobTarget(),
            new JobListTarget(),
            new DayListTarget(),
            new ConfigurationTarget(),
            new ErrorResponseTarget(),
            new LinkTarget(),
            new JobDocumentTarget(),
            Records<MessageRecord>("messages", RecordSeeds.Message, FuzzJsonContext.Default.MessageRecord),
            Records<CallRecord>("calls", RecordSeeds.Call, FuzzJsonContext.Default.CallRecord),
            Records<ConferenceRecord>("conferences", RecordSeeds.Conference, FuzzJsonContext.Default.ConferenceRecord),
            Records<ParticipantRecord>("participants", RecordSeeds.Participant, FuzzJsonContext.Default.ParticipantRecord),
            new RecordTarget<CustomMessage>("custom", RecordSeeds.Custom, CreateCustomParser, FuzzJsonContext.Default.CustomMessage),
            new GzipTarget(),
            new DayFileTarget(),
            new WebhookTarget(),
        ];

    private static JsonTypeInfoLineParser<CustomMessage> CreateCustomParser() => new(FuzzJsonContext.Default.CustomMessage);

    private static RecordTarget<T> Records<T>(string name, string sample, JsonTypeInfo<T> typeInfo)
        where T : class, IExportRecord<T> => new(name, sample, T.CreateParser, typeInfo);

    public static int Run(FuzzArguments arguments)
    {
        var targets = Targets.Where(target => arguments.Target is null || target.Name == arguments.Target).ToArray();
        if (targets.Length == 0)
        {
            Console.Error.WriteLine($"Unknown target. Available targets: {string.Join(", ", Targets.Select(target => target.Name))}");
            return 2;
        }

        return arguments.Input is { } file ? Replay.Run(targets[0], file) : Run(targets, arguments);
    }

    private static int Run(FuzzTarget[] targets, FuzzArguments arguments)
    {
        Console.WriteLine($"{arguments.Inputs:N0} inputs, seed {arguments.Seed}");
        Console.WriteLine(
            $"{"target", -14}{"inputs", 9}{"inputs/s", 10}{"edges", 8}{"corpus", 8}{"slowest ms", 12}{"growth KB", 11}{"peak MB", 9}  outcomes"
        );
        var time = Stopwatch.StartNew();
        var watchdog = new Watchdog();
        var weights = targets.Sum(target => target.Weight);
        var (passed, done) = (true, 0);
        foreach (var target in targets)
        {
            var inputs = (int)Math.Ceiling((double)arguments.Inputs * target.Weight / weights);
            var run = new TargetRun(target, inputs, arguments.Seed, watchdog);
            passed &= run.Run(LimitToStart + (LimitPerInput * inputs));
            done += run.Done;
        }

        Console.WriteLine($"{(passed ? "no findings" : "FAILED")} in {done:N0} inputs, {time.Elapsed.TotalSeconds:N0} s");
        return passed ? 0 : 1;
    }
}
