using System.CommandLine;
using BulkExport.Cli.Commands.Arguments;
using BulkExport.Cli.Infrastructure;
using BulkExport.Cli.Views.Configuration;

namespace BulkExport.Cli.Commands;

/// <summary>Implements the <c>config show</c> command, which shows the configuration of the automatic daily export of a resource type.</summary>
internal sealed class ConfigShowCommand : CliCommand
{
    private readonly ResourceTypeArgument _type = new();

    public ConfigShowCommand(CliEnvironment environment)
        : base(environment, "show", "Show whether the automatic daily export is enabled, and its webhook.") => Add(_type);

    protected override async Task<ExitCode> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        var type = parse.GetValue(_type);
        await using var scope = ClientScope.Create(Environment, parse);
        ConfigurationView.Show(await scope.Client.Configuration.FetchAsync(type, cancellationToken), type, Environment);
        return ExitCode.Success;
    }
}
