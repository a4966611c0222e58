-- Drives Neovim as a person would: opens a text of the demo, writes something wrong,
-- waits until it shows, asks for what may stand there, and has the mistake mended. It prints what happened.
local program, file = vim.env.BTFOLIO, vim.env.TEXT
vim.cmd('edit ' .. vim.fn.fnameescape(file))
local client = vim.lsp.start_client({ cmd = { program, 'lsp' }, root_dir = vim.env.SITE })
vim.lsp.buf_attach_client(0, client)

local function shown(code)
  for _, d in ipairs(vim.diagnostic.get(0)) do
    if d.code == code or (d.user_data and d.user_data.lsp and d.user_data.lsp.code == code) then return d end
  end
end

local function wait(what, test)
  if not vim.wait(30000, test, 20) then
    print('waited in vain: ' .. what)
    vim.cmd('cquit!')
  end
end

local function write(row, line) vim.api.nvim_buf_set_lines(0, row, row + 1, false, { line }) end

wait('the server', function() return vim.lsp.buf_get_clients(0)[client] ~= nil end)
write(3, 'handledare: elin-brokvst')
wait('a diagnostic', function() return shown('BT-C020') end)
local d = shown('BT-C020')
print('shown ' .. d.lnum .. ':' .. d.col .. '-' .. d.end_col)

local function ask(method, row, col, more)
  local params = { textDocument = vim.lsp.util.make_text_document_params(), position = { line = row, character = col } }
  for k, v in pairs(more or {}) do params[k] = v end
  local answers = vim.lsp.buf_request_sync(0, method, params, 30000)
  return answers[client].result
end

for _, item in ipairs(ask('textDocument/completion', 3, 16).items) do
  if item.label == 'Elin Brokvist' then print('proposed ' .. item.textEdit.newText) end
end

local here = { start = { line = 3, character = 12 }, ['end'] = { line = 3, character = 12 } }
local actions = ask('textDocument/codeAction', 3, 12, { range = here, context = { diagnostics = {} } })
vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16')
print('mended ' .. vim.api.nvim_buf_get_lines(0, 3, 4, false)[1])
wait('the diagnostic to go', function() return not shown('BT-C020') end)
print('gone')
vim.cmd('qall!')
