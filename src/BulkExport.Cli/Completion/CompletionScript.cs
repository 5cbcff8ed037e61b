namespace BulkExport.Cli.Completion;

/// <summary>Represents a script that enables completion in a shell. It contains no names: the tool itself lists them, from the definitions of its commands, when it is
/// called with the directive <c>[suggest:position]</c> and the command line up to the cursor, without the name of the tool.</summary>
/// <param name="Shell">The name of the shell.</param>
/// <param name="Text">The script.</param>
internal sealed record CompletionScript(string Shell, string Text)
{
    /// <summary>Gets the scripts of all supported shells.</summary>
    public static IReadOnlyList<CompletionScript> All { get; } =
    [
        new(
            "bash",
            $$"""
            # Completion of {{App.ToolName}} in bash. Add to ~/.bashrc: source <({{App.ToolName}} completion bash)
            _{{App.ToolName}}() {
              local IFS=$'\n' line="${COMP_LINE:0:COMP_POINT}"
              line="${line#"${COMP_WORDS[0]}"}"
              line="${line# }"
              COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${#line}]" "$line" 2> /dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o default -F _{{App.ToolName}} {{App.ToolName}}

            """
        ),
        new(
            "zsh",
            $$"""
            #compdef {{App.ToolName}}
            # Completion of {{App.ToolName}} in zsh. Add to ~/.zshrc after compinit: source <({{App.ToolName}} completion zsh)
            _{{App.ToolName}}() {
              local line="${(j: :)words[2,CURRENT]}"
              local -a names=("${(@f)$("${words[1]}" "[suggest:${#line}]" "$line" 2> /dev/null)}")
              if [[ -n "${names[*]}" ]]; then
                compadd -a names
              else
                _files
              fi
            }
            compdef _{{App.ToolName}} {{App.ToolName}}

            """
        ),
        new(
            "fish",
            $$"""
            # Completion of {{App.ToolName}} in fish. Add to ~/.config/fish/config.fish: {{App.ToolName}} completion fish | source
            function __{{App.ToolName}}_complete
                set -l line (string replace --regex '^\s*\S+\s?' '' -- (commandline --current-process --cut-at-cursor))
                {{App.ToolName}} "[suggest:"(string length -- "$line")"]" "$line" 2> /dev/null
            end
            complete --command {{App.ToolName}} --arguments '(__{{App.ToolName}}_complete)'

            """
        ),
        new(
            "pwsh",
            $$"""
            # Completion of {{App.ToolName}} in PowerShell. Add to $PROFILE: {{App.ToolName}} completion pwsh | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName {{App.ToolName}} -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)
                $start = $commandAst.CommandElements[0].Extent.EndOffset + 1
                $length = [Math]::Max(0, $cursorPosition - $start)
                $line = "$commandAst".Substring([Math]::Min($start - $commandAst.Extent.StartOffset, "$commandAst".Length)).PadRight($length).Substring(0, $length)
                {{App.ToolName}} "[suggest:$length]" "$line" 2> $null | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
                }
            }

            """
        ),
    ];
}
