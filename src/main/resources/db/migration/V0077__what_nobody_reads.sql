-- Written at each publication and read by nobody: mails are set from the bundle, and the PDF is among the pages.
alter table editions.publication
  drop column mail_subject,
  drop column mail_html,
  drop column mail_text,
  drop column mail_message,
  drop column pdf,
  drop column lead,
  drop column lead_path;
