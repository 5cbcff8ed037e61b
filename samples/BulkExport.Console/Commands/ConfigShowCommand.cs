using System.CommandLine;
using BulkExport.Samples.Views;

namespace BulkExport.Samples.Commands;

/// <summary><c>config show</c>: whether each day is exported by itself.</summary>
internal sealed class ConfigShowCommand : AppCommand
{
    private readonly ResourceTypeArgument _type = new();

    public ConfigShowCommand(Surroundings here)
        : base(here, "show", "Show whether each day is exported by itself, and whom the service tells.") => Add(_type);

    protected override async Task<ExitCode> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var type = parse.GetValue(_type);
        await using var connection = Connection.Open(Here, parse);
        ConfigurationView.Show(await connection.Client.Configuration.FetchAsync(type, cancellationToken), type, Here);
        return ExitCode.Done;
    }
}
